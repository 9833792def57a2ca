/** The least that Revox's contract lets an answer hold; tests add what they are about. */
import type { RevoxCall, RevoxCallAttempt, RevoxCampaign, RevoxRow } from "../../src/raw.ts";

export const campaign: RevoxCampaign = {
  id: "campaign",
  assistant_id: "assistant",
  created_at: "2026-08-17T09:00:00.000Z",
  is_cancelled: false,
  name: "Check-ups",
  organization_id: "organisation",
  status: "running",
  updated_at: "2026-08-17T10:00:00.000Z",
};

/** Counts of a campaign's rows; those that are not given are 0. */
export function stats(
  given: Partial<NonNullable<RevoxCampaign["row_stats"]>>,
): NonNullable<RevoxCampaign["row_stats"]> {
  return {
    calling: 0,
    completed: 0,
    failed: 0,
    not_launched: 0,
    pending: 0,
    retry: 0,
    skipped: 0,
    total: 0,
    ...given,
  };
}

export const row: RevoxRow = {
  id: "row",
  input_data: { first_name: "Robin" },
  phone_number: "+15550100",
  row_index: 0,
};

export const order: RevoxCall = {
  id: "order",
  assistant: null,
  call_attempts: [],
  call_retry_config: null,
  calls_count: 0,
  campaign: { id: "campaign", name: "Check-ups" },
  created_at: "2026-08-17T09:00:00.000Z",
  direction: "outbound",
  first_sentence_delay_ms: 0,
  from_phone_number: "+15550190",
  is_cancelled: false,
  is_completed: false,
  last_call_attempt: null,
  llm_model: { type: "dedicated-instance", name: "gpt-4.1" },
  metadata: null,
  organization_id: "organisation",
  prompt_variables: {},
  scheduled_at: null,
  status: "calling",
  to_phone_number: "+15550100",
  updated_at: "2026-08-17T09:00:00.000Z",
};

export const attempt: RevoxCallAttempt = {
  id: "attempt",
  answered_at: null,
  dial_error: null,
  ended_at: null,
  phone_number: "+15550100",
  recording_url: null,
  result: null,
  started_at: null,
  status: "completed",
};
