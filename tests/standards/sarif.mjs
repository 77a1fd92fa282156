// What `tandem check --format sarif` writes of a site with mistakes: by the types of SARIF 2.1.0.
// Usage: node sarif.mjs FILE
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const written = readFileSync(process.argv[2], "utf8");
const log = JSON.parse(written);
if (log.version !== "2.1.0" || log.runs[0].results.length === 0) {
  console.log("no results, or of another version");
  process.exit(1);
}
const file = join(here, "node_modules", "sarif-log.ts");
writeFileSync(file, `import type { Log } from "sarif";\nexport const log: Log = ${written};\n`);
const tsc = join(here, "node_modules", ".bin", "tsc");
const options = ["--noEmit", "--strict", "--skipLibCheck", "--ignoreConfig", "--types", "sarif"];
const { status, stdout } = spawnSync(tsc, [...options, file], { cwd: here, encoding: "utf8" });
rmSync(file);
if (status !== 0) console.log(stdout);
process.exit(status ?? 1);
