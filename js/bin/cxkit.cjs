#!/usr/bin/env node
// The command, run by the addon in this process.
const { join } = require("node:path");

let addon;
try {
  addon = require(join(__dirname, "..", "native", `cxkit.${process.platform}-${process.arch}.node`));
} catch (why) {
  console.error(`cxkit: the command needs the native addon, which could not be loaded here: ${why.message}`);
  process.exit(1);
}
process.exitCode = addon.cli(process.argv.slice(2));
