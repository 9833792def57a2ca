// Written by scripts/generate.ts from specs/cozmox.yaml: change that file, then run `pnpm generate`.

/** Every operation of the contract, by our name: how it is asked, and what asking may bring about. */
export const operations = {
  listCampaigns: {"method":"GET","path":"/campaign","effect":"read","evidence":"documented"},
  createCampaign: {"method":"POST","path":"/campaign","effect":"physical","evidence":"documented"},
  getCampaign: {"method":"GET","path":"/campaign/{id}","effect":"read","evidence":"inferred"},
  updateCampaign: {"method":"PATCH","path":"/campaign/{id}","effect":"idempotent","evidence":"inferred"},
  deleteCampaign: {"method":"DELETE","path":"/campaign/{id}","effect":"idempotent","evidence":"documented"},
  listCalls: {"method":"GET","path":"/call","effect":"read","evidence":"inferred"},
  getCall: {"method":"GET","path":"/call/{id}","effect":"read","evidence":"inferred"},
} as const;
