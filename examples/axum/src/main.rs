//! `cargo run -p cxkit-example-axum -- examples/airport/scorecard.toml 127.0.0.1:3000`

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(scorecard), address) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: cxkit-example-axum SCORECARD [ADDRESS]");
        return ExitCode::from(2);
    };
    let address = address.unwrap_or_else(|| "127.0.0.1:3000".to_owned());
    match serve(PathBuf::from(scorecard), &address).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{address}: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn serve(scorecard: PathBuf, address: &str) -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::bind(address).await?;
    let at: SocketAddr = listener.local_addr()?;
    println!("http://{at}");
    axum::serve(listener, cxkit_example_axum::router(scorecard)).await
}
