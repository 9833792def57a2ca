/** One zone for each country that has several: nothing in a number tells more. */
const ZONES: Readonly<Record<string, string>> = {
  "1": "America/New_York",
  "7": "Europe/Moscow",
  "20": "Africa/Cairo",
  "27": "Africa/Johannesburg",
  "30": "Europe/Athens",
  "31": "Europe/Amsterdam",
  "32": "Europe/Brussels",
  "33": "Europe/Paris",
  "34": "Europe/Madrid",
  "36": "Europe/Budapest",
  "39": "Europe/Rome",
  "40": "Europe/Bucharest",
  "41": "Europe/Zurich",
  "43": "Europe/Vienna",
  "44": "Europe/London",
  "45": "Europe/Copenhagen",
  "46": "Europe/Stockholm",
  "47": "Europe/Oslo",
  "48": "Europe/Warsaw",
  "49": "Europe/Berlin",
  "52": "America/Mexico_City",
  "55": "America/Sao_Paulo",
  "61": "Australia/Sydney",
  "64": "Pacific/Auckland",
  "65": "Asia/Singapore",
  "81": "Asia/Tokyo",
  "82": "Asia/Seoul",
  "86": "Asia/Shanghai",
  "91": "Asia/Kolkata",
  "212": "Africa/Casablanca",
  "351": "Europe/Lisbon",
  "352": "Europe/Luxembourg",
  "353": "Europe/Dublin",
  "358": "Europe/Helsinki",
  "420": "Europe/Prague",
  "971": "Asia/Dubai",
  "972": "Asia/Jerusalem",
};

/** The zone of a number's country; UTC where the country is not among those known here. */
export function toCalleeZone(phoneNumber: string): string {
  for (const length of [1, 2, 3]) {
    const zone = ZONES[phoneNumber.slice(1, 1 + length)];
    if (zone !== undefined) return zone;
  }
  return "UTC";
}
