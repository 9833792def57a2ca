/** A column: its name, and how the cell of an item is written, quoted where it must be. */
export type Column<T> = readonly [name: string, cellOf: (item: T) => string];
