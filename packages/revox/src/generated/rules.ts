// Written by scripts/generate.ts from specs/revox.yaml: change that file, then run `pnpm generate`.

import type { InputRules } from "@trunkline/core/adapter";

/** What requests have to keep to, in the form that core holds them against. */
export const rules: InputRules = {
  named: {
    CreateCampaign: {"is":"o","must":["assistant_id","contacts","name"],"has":{"assistant_id":"text","contacts":{"is":"a","each":"Contact"},"name":{"is":"s","min":1},"launch":"flag","call_retry_config":"CallRetryRequest","from_phone_number":"text","max_concurrent_calls":{"is":"n","min":1}}},
    Contact: {"is":"o","must":["prompt_variables","to_phone_number"],"has":{"prompt_variables":{"is":"o","each":"text"},"to_phone_number":"text"}},
    CallRetryRequest: {"is":"o","has":{"allowed_days":{"is":"a","each":"Weekday"},"call_twice_in_a_row":"flag","calling_windows":{"is":"a","each":"CallingWindowRequest"},"max_retry_attempts":{"is":"n","max":9007199254740991,"above":0},"timezone":{"is":"s0"}}},
    Weekday: {"is":"s","of":["monday","tuesday","wednesday","thursday","friday","saturday","sunday"]},
    CallingWindowRequest: {"is":"o","has":{"calling_window_end_time":"text","calling_window_start_time":"text","retry_delay_seconds":{"is":"n","max":9007199254740991,"above":0}}},
    UpdateCampaign: {"is":"o","has":{"name":"text","from_phone_number":"text","max_concurrent_calls":"number","call_retry_config":"CallRetryRequest"}},
    LaunchCampaign: {"is":"o","must":["mode","selection"],"has":{"mode":"LaunchMode","selection":{"is":"o","must":["filters","rows"],"has":{"filters":{"is":"o","must":["assignee_ids","directions","outcomes","results","statuses"],"has":{"assignee_ids":{"is":"a","each":"text"},"directions":{"is":"a","each":"Direction"},"outcomes":{"is":"a","each":"text"},"results":{"is":"a","each":"text"},"statuses":{"is":"a","each":"text"},"query":"text"}},"rows":{"is":"o","must":["call_ids","mode"],"has":{"call_ids":{"is":"a","each":"text"},"mode":"text"}}}}}},
    LaunchMode: {"is":"s","of":["ai_first","speed_dial"]},
    Direction: {"is":"s","of":["inbound","outbound"]},
    CallStatus: {"is":"s","of":["initializing","queued_for_calling","calling","scheduled","completed","cancelled","errored"]},
  },
  operations: {
    createCampaign: {"body":"CreateCampaign","mustBody":1},
    updateCampaign: {"body":"UpdateCampaign","mustBody":1},
    launchCampaign: {"body":"LaunchCampaign","mustBody":1},
    listCallAttempts: {"query":{"page":{"is":"i","max":9007199254740991},"page_size":{"is":"i","min":1,"max":9007199254740991},"statuses":{"is":"a","each":"CallStatus"}},"must":["page","page_size"]},
  },
};
