/** Bytes that came in one piece. */
export interface Run {
  readonly bytes: Uint8Array;
  /** The same bytes, to be read four at a time. */
  readonly view: DataView;
}

export function toRun(bytes: Uint8Array): Run {
  return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
}
