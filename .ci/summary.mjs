// Adds up the reports that vitest wrote: "N passed, N failed".
import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("../node_modules/.cache/test-reports/", import.meta.url);
const counts = { passed: 0, failed: 0, skipped: 0 };

const reports = reportNames();
if (reports.length === 0) console.log("Stopped before any test had run");
for (const name of reports) {
  const report = JSON.parse(readFileSync(new URL(name, folder), "utf8"));
  counts.passed += report.numPassedTests;
  counts.failed += report.numFailedTests + filesThatDidNotLoad(report);
  counts.skipped += report.numPendingTests + report.numTodoTests;
}
const { passed, failed, skipped } = counts;
console.log(`${passed} passed, ${failed} failed${skipped === 0 ? "" : `, ${skipped} skipped`}`);

function reportNames() {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** A test file that throws while it is loaded has failed, and has no tests to count. */
function filesThatDidNotLoad({ testResults }) {
  return testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && assertionResults.every(({ status }) => status !== "failed"),
  ).length;
}
