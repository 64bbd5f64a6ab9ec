import * as glue from "#report-glue";
import { importsOf, loadWith, type WasmSource } from "../engines/load.js";
import { CxError } from "../error.js";

let loaded = false;

/** The module, when it is there. */
export function module(): typeof glue {
  if (!loaded) throw new CxError("not_initialised", "await init() first: it loads the WebAssembly module");
  return glue;
}

function start(instance: WebAssembly.Instance): void {
  if (loaded) return;
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports["__wbindgen_start"] as () => void)();
  loaded = true;
}

/** Makes a compiled module ready. */
export function use(compiled: WebAssembly.Module): void {
  if (!loaded) start(new WebAssembly.Instance(compiled, importsOf(glue)));
}

/** The same from wherever the module is. */
export async function loadModule(source: WasmSource): Promise<void> {
  if (!loaded) await loadWith(source, glue, start);
}

interface Told {
  code: string;
  message: string;
  row: number | null;
  line: number | null;
  file: string | null;
}

/** A refusal of a scorecard or of a file: it names the place. */
export class ReportError extends CxError {
  /** The file at fault: the scorecard or one of data. */
  readonly file: string | null;
  /** Its line, counted from 1. */
  readonly line: number | null;

  constructor({ code, message, row, file, line }: Told) {
    super(code, message, row);
    this.file = file;
    this.line = line;
  }
}

/** Calls the module; what it throws becomes an error as cxkit's others are. */
export function call<T>(work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    throw typeof thrown === "string" ? new ReportError(JSON.parse(thrown) as Told) : thrown;
  }
}
