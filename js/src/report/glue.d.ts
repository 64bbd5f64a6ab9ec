// What wasm-bindgen writes for bindings/wasm/report, as far as it is used here.
export declare function __wbg_set_wasm(exports: WebAssembly.Exports): void;
export declare class Card {
  constructor(text: string, file: string, role?: string, cadence?: string);
  files(): string;
  readText(place: number, name: string, next: () => Uint8Array): number;
  addColumns(place: number, name: string, columns: Columns): number;
  report(since?: string, until?: string): Page;
  free(): void;
}
export declare class Columns {
  constructor(rows: number, allColumns: string[]);
  addNumbers(name: string, numbers: Float64Array): void;
  addWords(name: string, words: string[], codes: Uint32Array): void;
  free(): void;
}
export declare class Page {
  html(plotly?: string): string;
  json(): string;
  csv(): string;
  markdown(): string;
  text(): string;
  readonly missesATarget: boolean;
  free(): void;
}
export declare function lookAtText(name: string, start: Uint8Array): string;
export declare function lookAtColumns(name: string, columns: Columns): string;
export declare function measures(): string;
export declare function version(): string;
