// Written by scripts/generate.ts from specs/revox.yaml: change that file, then run `pnpm generate`.

/** Every operation of the contract, by our name: how it is asked, and what asking may bring about. */
export const operations = {
  listCampaigns: {"method":"GET","path":"/campaigns","effect":"read","evidence":"documented"},
  createCampaign: {"method":"POST","path":"/campaigns","effect":"physical","evidence":"documented"},
  getCampaign: {"method":"GET","path":"/campaigns/{id}","effect":"read","evidence":"documented"},
  updateCampaign: {"method":"PATCH","path":"/campaigns/{id}","effect":"idempotent","evidence":"inferred"},
  deleteCampaign: {"method":"DELETE","path":"/campaigns/{id}","effect":"idempotent","evidence":"inferred"},
  launchCampaign: {"method":"POST","path":"/campaigns/{id}/launch","effect":"physical","evidence":"inferred"},
  pauseCampaign: {"method":"POST","path":"/campaigns/{id}/pause","effect":"idempotent","evidence":"inferred"},
  resumeCampaign: {"method":"POST","path":"/campaigns/{id}/resume","effect":"physical","evidence":"inferred"},
  cancelCampaign: {"method":"POST","path":"/campaigns/{id}/cancel","effect":"idempotent","evidence":"inferred"},
  listRows: {"method":"GET","path":"/campaigns/{id}/rows","effect":"read","evidence":"documented"},
  listCallAttempts: {"method":"GET","path":"/call","effect":"read","evidence":"documented"},
  getCall: {"method":"GET","path":"/call/{id}","effect":"read","evidence":"documented"},
  cancelCall: {"method":"POST","path":"/call/{id}/cancel","effect":"idempotent","evidence":"documented"},
} as const;
