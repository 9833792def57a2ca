// Adds up what the checks and the tests of all packages left behind, in one closing line: `N passed, N failed`.
// Arguments: the exit codes of the two commands; one that failed without leaving a count is itself one failure.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const exitCodes = process.argv.slice(2).map(Number);

const folders = [
  ...readdirSync(`${root}/packages`).map((name) => `packages/${name}`),
  "scripts",
  "examples",
  "benchmarks",
  "trials",
];
const reports = folders
  .map((folder) => `${root}/${folder}/test-results/vitest.json`)
  .filter((path) => existsSync(path));
const counts = reports.map((path) => {
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(path, "utf8"));
  // A file that does not load has no tests to fail.
  return { passed: numPassedTests, failed: numFailedTests || (numFailedTestSuites > 0 ? 1 : 0) };
});
const checks = `${root}/test-results/checks.json`;
if (existsSync(checks)) counts.push(JSON.parse(readFileSync(checks, "utf8")));

const passed = counts.reduce((total, count) => total + count.passed, 0);
const counted = counts.reduce((total, count) => total + count.failed, 0);
const failed = Math.max(counted, exitCodes.filter((code) => code !== 0).length, passed === 0 ? 1 : 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
