/** Operations that are asked for otherwise, and parameters that stand elsewhere. */
import { listOf, operationsIn, recordIn, valueAt } from "../document-spots.ts";
import { edit, put } from "./edit.ts";
import { type Made, type Make, type OperationTarget, ofOperation, ofSpot } from "./mutation.ts";
import { isOptionalParameter, keyOf } from "./spot-facts.ts";

export const OF_OPERATIONS: Readonly<Record<string, Make>> = {
  "parameter moved": ofSpot(isOptionalParameter, ({ document, spot }) => ({
    document: edit(document, spot.at.slice(0, -1), (node) => ({ ...node, in: "header" })),
    expected: [{ place: spot.place, aspect: "position", sense: "other" }],
  })),
  "parameter removed": ofSpot(isOptionalParameter, ({ document, spot }) => ({
    document: put(document, spot.at.slice(0, -1), () => undefined),
    expected: [{ place: spot.place, aspect: "parameter", name: keyOf(spot), sense: "gone" }],
  })),
  "parameter demanded": ofSpot(isOptionalParameter, ({ document, spot }) => {
    const at = spot.at.slice(0, -1);
    if (recordIn(valueAt(document, at)).required === true) return undefined;
    return {
      document: edit(document, at, (node) => ({ ...node, required: true })),
      expected: [{ place: spot.place, aspect: "required", sense: "other" }],
    };
  }),
  "required parameter added": ofOperation((operation) => withParameter(operation, true)),
  "optional parameter added": ofOperation((operation) => withParameter(operation, false)),
  "operation removed": ofOperation(({ name, at, document }) => ({
    document: put(document, at, () => undefined),
    expected: [{ place: name, aspect: "operation", sense: "gone" }],
  })),
  "path renamed": ofOperation(({ contract, path, document }) => {
    const now = path.replace(/^\/(\w+)/, "/brand-new-$1");
    const { [path]: item, ...others } = recordIn(document.paths);
    const ours = operationsIn(contract, document).filter((each) => each.path === path);
    const beside = Object.keys(recordIn(item))
      .map((method) => method.toUpperCase())
      .filter((method) => METHODS.includes(method) && !ours.some((each) => each.method === method));
    return {
      document: { ...document, paths: { ...others, [now]: item } },
      expected: [
        ...ours.map(({ name }) => ({ place: name, aspect: "operation", sense: "gone" }) as const),
        ...beside.map((method) => ({ place: `${method} ${path}`, aspect: "neighbour", sense: "gone" }) as const),
      ],
    };
  }),
  "status changed": ofOperation(({ node, at, document, name }) => {
    const [status, ...more] = Object.keys(recordIn(node.responses)).filter((each) => each.startsWith("2"));
    if (status === undefined || more.length > 0) return undefined;
    return {
      document: edit(document, [...at, "responses"], ({ [status]: answer, ...rest }) => ({ "202": answer, ...rest })),
      expected: [{ place: `${name} ${status}`, aspect: "answer", sense: "other" }],
    };
  }),
  "body dropped": ofOperation(({ node, at, document, name }) => {
    if (node.requestBody === undefined) return undefined;
    return {
      document: edit(document, at, ({ requestBody: _, ...rest }) => rest),
      expected: [{ place: `${name} body`, aspect: "body", sense: "gone" }],
    };
  }),
  "body taken": ofOperation(({ node, at, document, name }) => {
    if (node.requestBody !== undefined) return undefined;
    const schema = { type: "object", properties: { why: { type: "string" } } };
    return {
      document: edit(document, at, (rest) => ({
        ...rest,
        requestBody: { content: { "application/json": { schema } } },
      })),
      expected: [{ place: `${name} body`, aspect: "body", sense: "added" }],
    };
  }),
  "operation beside ours": ofOperation(({ document, path, at }) => {
    if (recordIn(valueAt(document, at.slice(0, 2))).put !== undefined) return undefined;
    return {
      document: edit(document, at.slice(0, 2), (item) => ({ ...item, put: { responses: {} } })),
      expected: [{ place: `PUT ${path}`, aspect: "neighbour", sense: "added" }],
    };
  }),
};

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

function withParameter({ name, at, document }: OperationTarget, required: boolean): Made {
  const parameter = { name: "brandNew", in: "query", required, schema: { type: "string" } };
  return {
    document: edit(document, at, (node) => ({ ...node, parameters: [...listOf(node.parameters), parameter] })),
    expected: [{ place: `${name} query brandNew`, aspect: "parameter", name: "query brandNew", sense: "added" }],
    isRequired: required,
  };
}
