// The headers that a build asks of hosts: what Google's CSP evaluator thinks of the policy, and what
// internet.nl wants to see. Usage: node headers.mjs FOLDER
import { CspEvaluator } from "csp_evaluator/dist/evaluator.js";
import { Severity } from "csp_evaluator/dist/finding.js";
import { CspParser } from "csp_evaluator/dist/parser.js";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fits, headersOf } from "./serve.mjs";

const [folder] = process.argv.slice(2);
const rules = headersOf(folder);
const everywhere = rules.find(({ pattern }) => pattern === "/*");
const headers = new Map(everywhere.headers.map(([name, value]) => [name.toLowerCase(), value]));
const problems = [];
const wants = (isSo, what) => { if (!isSo) problems.push(what); };

// What is said everywhere is joined by what is said of a page: it is under both, and so under the stricter one.
const CSP = "content-security-policy";
const policiesOf = path => rules.filter(({ pattern }) => fits(pattern, path))
  .flatMap(({ headers }) => headers.filter(([name]) => name.toLowerCase() === CSP).map(([, value]) => value));
const isStrict = policy => !/unsafe-|data:|https?:|\*/.test(policy);
const policy = policiesOf("/nl/").find(isStrict) ?? headers.get(CSP) ?? "";
// Only where one searches may WebAssembly be compiled.
for (const file of readdirSync(folder, { recursive: true }).filter(file => file.endsWith(".html"))) {
  const path = `/${file.replace(/index\.html$/, "")}`;
  const searches = /<script[^>]*search/.test(readFileSync(join(folder, file), "utf8"));
  wants(searches || policiesOf(path).some(isStrict), `the policy of ${path} lets in too much`);
  wants(!searches || policiesOf(path).every(policy => !/unsafe-inline|'unsafe-eval'/.test(policy)), `the policy of ${path} has more than 'wasm-unsafe-eval'`);
}
const { csp } = new CspParser(policy);
for (const { severity, directive, value, description } of new CspEvaluator(csp).evaluate()) {
  // Scripts from the site itself are all there is, and nothing there is made from what visitors send.
  const isExpected = directive === "script-src" && value === "'self'";
  const isHarmless = [Severity.INFO, Severity.NONE, Severity.STRICT_CSP].includes(severity);
  if (!isExpected && !isHarmless) problems.push(`${directive} ${value ?? ""}: ${description}`);
}

// internet.nl: what a policy must say, and must not.
wants(/(^|; ?)default-src '(none|self)'/.test(policy), "default-src is neither 'none' nor 'self'");
for (const directive of ["base-uri", "form-action", "frame-ancestors"]) {
  const values = csp.directives[directive] ?? [];
  wants(values.length === 1 && /^'(none|self)'$/.test(values[0]), `${directive} is ${values.join(" ") || "missing"}`);
}
wants(isStrict(policy), `the policy lets in too much: ${policy}`);
wants(/^(no-referrer|same-origin)$/.test(headers.get("referrer-policy")), `Referrer-Policy is ${headers.get("referrer-policy")}`);
wants(headers.get("x-content-type-options") === "nosniff", "X-Content-Type-Options isn't nosniff");
const age = Number(/max-age=(\d+)/.exec(headers.get("strict-transport-security"))?.[1] ?? 0);
wants(age >= 31536000, `HSTS lasts ${age} seconds, not a year`);

for (const problem of problems) console.log("wrong:", problem);
console.log(`headers: ${headers.size} for every page, ${problems.length} wrong`);
process.exit(problems.length ? 1 : 0);
