import ts from "typescript";

/** What a source gets in addition: an import, and an entry at the end of a list or an object that it declares. */
export interface Insertion {
  /** Without the line's end. Absent: none is needed. */
  readonly statement?: string;
  /** The constant whose list or object it is. */
  readonly constant: string;
  readonly entry: string;
}

/** The source with everything inserted, not formatted. Throws an `Error` that names the file where a constant is not to be found. */
export function insertInto(path: string, source: string, insertions: readonly Insertion[]): string {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const edits = insertions.flatMap(({ statement, constant, entry }) => {
    const place = placeIn(file, constant);
    if (place === undefined) {
      throw new Error(
        `${path} has no ${constant} that is a list or an object: nothing is written. Look where it has gone`,
      );
    }
    return [
      { at: place.at, text: `${place.needsComma ? "," : ""} ${entry}` },
      ...(statement === undefined ? [] : [{ at: file.statements[0]?.getStart() ?? 0, text: `${statement}\n` }]),
    ];
  });
  // From the end, so that no edit moves the place of another.
  return edits
    .sort((a, b) => b.at - a.at)
    .reduce((text, { at, text: added }) => text.slice(0, at) + added + text.slice(at), source);
}

/** Behind the last entry of a list or an object at the top of a file. */
function placeIn(
  file: ts.SourceFile,
  constant: string,
): { readonly at: number; readonly needsComma: boolean } | undefined {
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (!ts.isIdentifier(name) || name.text !== constant || initializer === undefined) continue;
      const value = bare(initializer);
      if (ts.isArrayLiteralExpression(value)) return endOf(value.elements);
      if (ts.isObjectLiteralExpression(value)) return endOf(value.properties);
    }
  }
  return undefined;
}

/** Without `as const` and `satisfies`. */
function bare(expression: ts.Expression): ts.Expression {
  const isWrapped = ts.isAsExpression(expression) || ts.isSatisfiesExpression(expression);
  return isWrapped ? bare(expression.expression) : expression;
}

function endOf(entries: ts.NodeArray<ts.Node>) {
  return { at: entries.end, needsComma: entries.length > 0 && entries.hasTrailingComma !== true };
}
