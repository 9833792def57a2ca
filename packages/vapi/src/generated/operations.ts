// Written by scripts/generate.ts from specs/vapi.yaml: change that file, then run `pnpm generate`.

/** Every operation of the contract, by our name: how it is asked, and what asking may bring about. */
export const operations = {
  listCampaigns: {"method":"GET","path":"/campaign","effect":"read","evidence":"published"},
  createCampaign: {"method":"POST","path":"/campaign","effect":"physical","evidence":"published"},
  getCampaign: {"method":"GET","path":"/campaign/{id}","effect":"read","evidence":"published"},
  updateCampaign: {"method":"PATCH","path":"/campaign/{id}","effect":"idempotent","evidence":"published"},
  deleteCampaign: {"method":"DELETE","path":"/campaign/{id}","effect":"idempotent","evidence":"published"},
  listCampaignsV2: {"method":"GET","path":"/v2/campaign","effect":"read","evidence":"published"},
  createCampaignV2: {"method":"POST","path":"/v2/campaign","effect":"physical","evidence":"published"},
  getCampaignV2: {"method":"GET","path":"/v2/campaign/{id}","effect":"read","evidence":"published"},
  updateCampaignV2: {"method":"PATCH","path":"/v2/campaign/{id}","effect":"idempotent","evidence":"published"},
  deleteCampaignV2: {"method":"DELETE","path":"/v2/campaign/{id}","effect":"idempotent","evidence":"published"},
  listContactsV2: {"method":"GET","path":"/v2/campaign/{id}/contacts","effect":"read","evidence":"published"},
  listCalls: {"method":"GET","path":"/call","effect":"read","evidence":"published"},
  getCall: {"method":"GET","path":"/call/{id}","effect":"read","evidence":"published"},
} as const;
