// What wasm-bindgen writes for bindings/wasm, as far as it is used here.
export declare function __wbg_set_wasm(exports: WebAssembly.Exports): void;
export declare function call(place: number, arrays: unknown[], request: Uint8Array): Float64Array | undefined;
export declare function create(place: number, request: Uint8Array): number | undefined;
export declare function load(place: number, state: Uint8Array): number | undefined;
export declare function extend(handle: number, arrays: unknown[], request: Uint8Array): boolean;
export declare function push(handle: number, value: number): boolean;
export declare function merge(handle: number, other: number): boolean;
export declare function finish(handle: number): Float64Array | undefined;
export declare function state(handle: number): Uint8Array | undefined;
export declare function rowCount(handle: number): number | undefined;
export declare function free(handle: number): void;
export declare function text(index: number): string | undefined;
export declare function error(): string;
/** The slim module has none of these down to `digests`. */
export declare function measure(arrays: unknown[], request: Uint8Array): string | undefined;
export declare function figure(request: Uint8Array): string | undefined;
export declare function ask(place: number, handle: number, arrays: unknown[], request: Uint8Array): Float64Array | undefined;
export declare function field(handle: number, name: string): Float64Array | undefined;
export declare function loadObject(place: number, state: Uint8Array): number | undefined;
export declare function objectState(handle: number): Uint8Array | undefined;
export declare function freeObject(handle: number): void;
export declare function digests(): string;
export declare function describe(): string;
export declare function describeState(state: Uint8Array): string | undefined;
export declare function fingerprint(): number;
export declare function version(): string;
