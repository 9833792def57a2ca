/** Whether a text is a phone number in the form that every network understands: `+`, the country's code, 15 digits at most. */
export function isPhoneNumber(text: string): boolean {
  return /^\+[1-9]\d{1,14}$/.test(text);
}

/** Whether a text names one moment, whoever reads it: a day that there is, a time of day, and its zone. */
export function isMoment(text: string): boolean {
  const [, year, month, day, hours, zone = "0"] = MOMENT.exec(text) ?? [];
  if (hours === undefined || Number(hours) > 23 || Number(zone) > 23) return false;
  // Parsing alone takes the 31st of September for the 1st of October.
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= lastDay;
}

const MOMENT = /^(\d{4})-(\d\d)-(\d\d)[Tt\s](\d\d):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:[Zz]|[+-](\d\d):?[0-5]\d)$/;

/** The properties of an object; none of anything else. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return isFields(value) ? value : {};
}

/** The items of a list; none of anything else. */
export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
