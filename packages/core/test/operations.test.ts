import { describe, expect, it } from "vitest";
import { type OperationTable, operationFinder } from "../src/adapter/operations.ts";

const GET = { method: "GET", effect: "read", evidence: "published" } as const;

const OPERATIONS = {
  getCampaign: { ...GET, path: "/campaign/{id}" },
  listCampaigns: { ...GET, path: "/campaign" },
  createCampaign: { ...GET, method: "POST", path: "/campaign", effect: "physical" },
  getSummary: { ...GET, path: "/campaign/summary" },
  listCampaignsV2: { ...GET, path: "/v2/campaign" },
  getCampaignV2: { ...GET, path: "/v2/campaign/{id}" },
  listContactsV2: { ...GET, path: "/v2/campaign/{id}/contacts" },
  listContacts: { ...GET, path: "/contacts" },
  getFile: { ...GET, path: "/file.json" },
} as const satisfies OperationTable;

describe("operationFinder", () => {
  const find = operationFinder(OPERATIONS);

  it.each([
    ["GET", "/campaign", "listCampaigns"],
    ["POST", "/campaign", "createCampaign"],
    ["GET", "/campaign/42", "getCampaign"],
    ["GET", "/campaign/a%2Fb", "getCampaign"],
    ["GET", "/contacts", "listContacts"],
  ])("knows %s %s as %s", (method, path, name) => {
    expect(find(method, path)?.name).toBe(name);
  });

  it("takes a literal segment before a placeholder, in whatever order the table has them", () => {
    expect(find("GET", "/campaign/summary")?.name).toBe("getSummary");
    const reversed = operationFinder(Object.fromEntries(Object.entries(OPERATIONS).reverse()));
    expect(reversed("GET", "/campaign/summary")?.name).toBe("getSummary");
  });

  it("tells a path from a longer one that ends in it, in whatever order the table has them", () => {
    const reversed = operationFinder(Object.fromEntries(Object.entries(OPERATIONS).reverse()));
    for (const finder of [find, reversed]) {
      expect(finder("GET", "/v2/campaign")?.name).toBe("listCampaignsV2");
      expect(finder("GET", "/v2/campaign/42")?.name).toBe("getCampaignV2");
      expect(finder("GET", "/v2/campaign/42/contacts")?.name).toBe("listContactsV2");
    }
  });

  it("allows the path of a base URL before an operation's own", () => {
    expect(find("GET", "/proxy/acme/campaign")?.name).toBe("listCampaigns");
    expect(find("POST", "/proxy/acme/campaign")?.effect).toBe("physical");
    expect(find("GET", "/proxy/v2/campaign/42/contacts")?.name).toBe("listContactsV2");
  });

  it.each([
    ["a method that the path does not have", "DELETE", "/campaign"],
    ["a path that goes on", "GET", "/campaign/42/rows"],
    ["a placeholder without a value", "GET", "/campaign/"],
    ["a segment that only ends alike", "GET", "/mycampaign"],
    ["a dot that is any character", "GET", "/file-json"],
    ["nothing", "GET", "/"],
  ])("knows no operation for %s", (_case, method, path) => {
    expect(find(method, path)).toBeUndefined();
  });

  it("gives the operation with its name, effect and evidence", () => {
    expect(find("POST", "/campaign")).toMatchObject({
      name: "createCampaign",
      method: "POST",
      path: "/campaign",
      effect: "physical",
      evidence: "published",
    });
  });
});
