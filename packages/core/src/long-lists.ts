/** For authors of adapters: answers of any length, read as they come. Apart, since not every call needs it. */
export { createElementListing, type ElementSource } from "./adapter/element-listing.ts";
export { type Omission, type OmissionTable, toOmission } from "./adapter/omission.ts";
export { type ListPart, readListPage } from "./adapter/read-list-page.ts";
export type { SplitElement } from "./adapter/split.ts";
