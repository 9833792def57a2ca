import { describe, expect, it } from "vitest";
import { type Contract, readContracts, SENSITIVE_CLASSES, toContract } from "../contracts.ts";
import { allPlaces, type Place, requestNames, sensitivePlaces } from "../generate/sensitive.ts";

const LOOKS_PERSONAL =
  /number|phone|mail|transcript|recording|variable|key|token|secret|password|credential|sip|extension|header|url|uri|message|metadata|summary|name|sentence|address|person|listen|control|output|structured|external|input|query|content|created_by/i;

/** What looks personal and is not, by its operation and path. */
const HARMLESS: readonly (readonly [RegExp, reason: string])[] = [
  [/((?<!external)Id|Ids\[\]|_id)$/, "ids tell nobody who somebody is"],
  [/(Tokens|Seconds|_ms|At)$/, "counts, times and lengths"],
  [/(Plan|Mode|Enabled|Detection|_mode|_outcomes\[\]|_prompt|_instructions)$/, "settings, the same for everybody"],
  [/[ .](client|server)Messages\[\]$/, "words of the API"],
  [/[ .]phoneCall(Provider|Transport)$/, "words of the API"],
  [/[ .](callsCounter\w+|analysisCostBreakdown\.\w+)$/, "counts and costs"],
  [/( |(assistantOverrides|squadOverrides|assistant|campaign|campaigns\[\])\.)name$/, "of campaigns and assistants"],
  [/^list(Campaigns|Calls)(V2)? (results)?\[\]\.name$/, "of campaigns and calls"],
  [/[ .](custom_tools|input_schema|structured_output_config)\[\]\.name$/, "of tools and of what they take"],
  [/[ .](llm_model\.name|model_name)$/, "of models"],
  [/[ .](headers|query_params)\[\]\.key$/, "names of headers and parameters; their values are marked"],
  [/[ .]assistant\.(\w+_sentence|\w+_message)$/, "said to everybody alike"],
  [/[ .]structured_output_extraction$/, "a word about how it is done"],
  [/[ .]enum_options\[\]$/, "words of a setting"],
];

describe.each(readContracts().map((contract) => ({ contract, provider: contract.provider })))(
  "the contract of $provider",
  ({ contract }) => {
    it("marks whatever looks as if it were somebody's", () => {
      expect(overlookedIn(contract)).toEqual([]);
    });

    it("marks things with what is known of them", () => {
      const marks = [...JSON.stringify(contract.document).matchAll(/"x-sensitive":("\w*"|[^,}]*)/g)];
      const classes: readonly string[] = SENSITIVE_CLASSES;
      expect(marks.length).toBeGreaterThan(10);
      expect(marks.map(([, mark]) => JSON.parse(mark ?? "")).filter((mark) => !classes.includes(mark))).toEqual([]);
    });

    it("marks the numbers of all who may be rung, in what is asked and in what is answered", () => {
      const directions = sensitivePlaces(contract)
        .filter((place) => place.class === "phone_number")
        .map(({ direction }) => direction);
      expect([...new Set(directions)].sort()).toEqual(["request", "response"]);
    });
  },
);

const MINIMAL = `
paths:
  /people:
    get:
      operationId: list
      x-effect: read
      x-evidence: inferred
      parameters: [{ name: phone, in: query, schema: { type: string, x-sensitive: phone_number } }]
      responses: { "200": { content: { application/json: { schema: { $ref: "#/components/schemas/Person" } } } } }
components:
  schemas:
    Name: { type: string, x-sensitive: name }
    Person:
      type: object
      properties:
        name: { $ref: "#/components/schemas/Name" }
        friends: { type: array, items: { $ref: "#/components/schemas/Person" } }
        notes: { type: object, additionalProperties: { type: string, x-sensitive: variables } }
        calls: { type: array, x-sensitive: transcript, items: { type: object, properties: { name: { type: string } } } }
        house: { anyOf: [{ type: object, properties: { number: { type: string } } }, { type: "null" }] }
`;

describe("marks of a contract", () => {
  it("are found at references and behind them, in lists and under free names, and are for all that is below", () => {
    expect(sensitivePlaces(toContract("people", MINIMAL))).toEqual([
      { operation: "list", direction: "request", path: "phone", class: "phone_number" },
      { operation: "list", direction: "response", path: "name", class: "name" },
      { operation: "list", direction: "response", path: "notes.*", class: "variables" },
      { operation: "list", direction: "response", path: "calls", class: "transcript" },
    ]);
  });

  it("are missed where they are missing", () => {
    expect(overlookedIn(toContract("people", MINIMAL))).toEqual(["house.number"]);
  });

  it("are refused when nobody knows what they mean", () => {
    const contract = toContract("people", MINIMAL.replace("x-sensitive: name", "x-sensitive: secret"));
    expect(() => sensitivePlaces(contract)).toThrow(/x-sensitive of name is "secret"/);
  });

  it("give the names under which requests hold something personal", () => {
    const request: Omit<Place, "path"> = { operation: "create", direction: "request", class: "name" };
    const paths = ["people[].name", "name", "notes.*", "calls[]"];
    expect(requestNames(paths.map((path) => ({ ...request, path })))).toEqual(["calls", "name", "notes"]);
  });
});

/** Places that look personal, hold no others that would say more, and bear no mark. */
function overlookedIn(contract: Contract): string[] {
  const places = allPlaces(contract);
  const above = new Set(places.map((place) => `${place.operation} ${place.direction} ${aboveOf(place.path)}`));
  const ends = places.filter((place) => !above.has(`${place.operation} ${place.direction} ${place.path}`));
  return [...new Set(ends.filter(isOverlooked).map(({ path }) => path))];
}

function aboveOf(path: string): string {
  return path.replace(/(\[\]|(^|\.)[^.[\]]+)$/, "");
}

function isOverlooked({ operation, path, class: mark }: Place): boolean {
  const name =
    path
      .replaceAll(/\[\]|\.\*/g, "")
      .split(".")
      .at(-1) ?? "";
  return (
    mark === undefined &&
    LOOKS_PERSONAL.test(name) &&
    !HARMLESS.some(([harmless]) => harmless.test(`${operation} ${path}`))
  );
}
