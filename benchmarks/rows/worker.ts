/**
 * Reads one answer in a process of its own: who, from where, and how many rows it has, are its arguments. Started by hand, it
 * prints what it measured.
 */
import { takeReading } from "./reading.ts";

const [subject = "", url = "", count] = process.argv.slice(2);
try {
  tell(await takeReading(subject, url, Number(count)));
} catch (error) {
  tell({ failure: error instanceof Error ? error.message : String(error) });
}

function tell(message: object): void {
  if (process.send === undefined) console.log(message);
  // Not before it has left: the end of the process would be all that is heard.
  else process.send(message, () => process.disconnect());
}
