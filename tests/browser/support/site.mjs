// A site in a folder of its own, and the `tandem` that serves it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export const REPOSITORY = fileURLToPath(new URL("../../..", import.meta.url));
const TANDEM = resolve(REPOSITORY, process.env.TANDEM ?? "target/debug/tandem");

/** The moment at which every site is shown. */
const MOMENT = "2026-11-24T12:00";

export class Site {
  /** A copy of the repository's own site. */
  static ofRepository() {
    const site = new Site();
    for (const part of ["site.yaml", "content"]) {
      cpSync(join(REPOSITORY, part), join(site.root, part), { recursive: true });
    }
    return site;
  }

  /** A copy of a site in a folder of the repository. */
  static ofFolder(folder) {
    const site = new Site();
    site.add(folder);
    return site;
  }

  /** A site of these files: their paths and texts. */
  static of(files) {
    const site = new Site();
    for (const [path, text] of Object.entries(files)) site.write(path, text);
    return site;
  }

  constructor() {
    this.root = mkdtempSync(join(tmpdir(), "tandem-browser-"));
  }

  // ---- What a writer does.

  write(path, text) {
    const file = join(this.root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** What is in a folder of the repository, besides what is there. */
  add(folder) {
    cpSync(join(REPOSITORY, folder), this.root, { recursive: true });
  }

  read(path) {
    return readFileSync(join(this.root, path), "utf8");
  }

  edit(path, from, to) {
    const text = this.read(path);
    if (!text.includes(from)) throw new Error(`${path} does not say: ${from}`);
    this.write(path, text.replace(from, () => to));
  }

  remove(path) {
    rmSync(join(this.root, path), { recursive: true });
  }

  // ---- Tandem.

  /** Starts `tandem serve`; again, at the same port. */
  async serve() {
    const args = ["serve", "--root", this.root, "--port", this.port ?? "0", "--at", MOMENT];
    this.server = run(args);
    for await (const line of createInterface(this.server.stdout)) {
      const address = /http:\/\/localhost:(\d+)/.exec(line);
      if (!address) continue;
      [this.address, this.port] = address;
      this.server.stdout.resume();
      return;
    }
    throw new Error(`tandem serve did not start: ${this.server.told}`);
  }

  async stop() {
    const server = this.server;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, "exit");
    server.kill("SIGINT");
    await ended;
  }

  /** Builds the site as it is published; gives the folder. */
  async build() {
    const out = join(this.root, "public");
    const builder = run(["build", "--root", this.root, "--out", out, "--at", MOMENT]);
    builder.stdout.resume();
    const [status] = await once(builder, "exit");
    if (status !== 0) throw new Error(`tandem build failed: ${builder.told}`);
    return out;
  }

  async discard() {
    await this.stop();
    rmSync(this.root, { recursive: true, force: true });
  }
}

function run(args) {
  if (!existsSync(TANDEM)) throw new Error(`There is no tandem at ${TANDEM}. Build it, or set TANDEM to its path.`);
  const tandem = spawn(TANDEM, args, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, LANG: "en_GB.UTF-8" } });
  tandem.told = "";
  tandem.stderr.on("data", text => { tandem.told += text; });
  return tandem;
}
