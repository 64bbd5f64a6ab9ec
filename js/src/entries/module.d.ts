// The WebAssembly module as bytes, put there when the package is built.
declare const bytes: Uint8Array;
export default bytes;
