const MARKED = / \[tl-([0-9a-z]{12})\]$/;

/** A provider's name of a campaign, as what it was called and the mark of its intent. */
export function readName(name: string): { readonly name: string; readonly intentMarker?: string } {
  const [whole, intentMarker] = MARKED.exec(name) ?? [];
  if (whole === undefined || intentMarker === undefined) return { name };
  return { name: name.slice(0, -whole.length), intentMarker };
}
