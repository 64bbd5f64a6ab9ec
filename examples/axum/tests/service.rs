//! The service, started and asked over the network.
#![allow(clippy::unwrap_used)]

use serde_json::Value;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;

/// Starts the service of a scorecard of the examples on a free port.
fn start(scorecard: &str) -> SocketAddr {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(scorecard);
    let (tell, told) = std::sync::mpsc::channel();
    // Ends with the test.
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_io().build().unwrap();
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
            tell.send(listener.local_addr().unwrap()).unwrap();
            axum::serve(listener, cxkit_example_axum::router(path)).await.unwrap();
        });
    });
    told.recv().unwrap()
}

/// Status, head and body of what the service answers.
fn ask(address: SocketAddr, path: &str) -> (u16, String, String) {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    (status, head.to_lowercase(), body.to_owned())
}

fn metric<'a>(report: &'a Value, id: &str) -> &'a Value {
    report["metrics"].as_array().unwrap().iter().find(|metric| metric["id"] == id).unwrap()
}

#[test]
fn the_airport_as_a_page_and_as_json() {
    let address = start("airport/scorecard.toml");
    let (status, head, body) = ask(address, "/scorecard.json");
    assert_eq!(status, 200);
    assert!(head.contains("content-type: application/json"), "{head}");
    let report: Value = serde_json::from_str(&body).unwrap();
    // 40.40 weighted and 39.84 unweighted are the published numbers of 2017.
    let value = |id: &str| metric(&report, id)["reading"]["value"].as_f64().unwrap();
    assert!((value("nps") - 40.40).abs() < 0.005, "{}", value("nps"));
    assert!((value("nps_unweighted") - 39.84).abs() < 0.005, "{}", value("nps_unweighted"));

    let (status, head, page) = ask(address, "/");
    assert_eq!(status, 200);
    assert!(head.contains("content-type: text/html"), "{head}");
    assert!(page.contains("<h1>Airport passenger survey</h1>") && page.contains("40.4"));

    let (status, _, body) = ask(address, "/scorecard.json?role=executive");
    let report: Value = serde_json::from_str(&body).unwrap();
    assert_eq!((status, report["metrics"].as_array().unwrap().len()), (200, 3));
}

#[test]
fn problems_are_json_with_a_code() {
    let address = start("airport/scorecard.toml");
    let nowhere = start("airport/nowhere.toml");
    let cases = [
        (address, "/scorecard.json?role=exekutive", 422, "unknown_name"),
        (address, "/?since=yesterday", 422, "bad_option"),
        (address, "/else", 404, "unknown_name"),
        (nowhere, "/scorecard.json", 500, "bad_file"),
    ];
    for (address, path, wanted, code) in cases {
        let (status, head, body) = ask(address, path);
        let body: Value = serde_json::from_str(&body).unwrap_or_else(|_| panic!("{path}: {body}"));
        assert_eq!((status, body["error"]["code"].as_str()), (wanted, Some(code)), "{path}: {body}");
        assert!(head.contains("content-type: application/json"), "{head}");
    }
}
