import type { RevoxCall } from "../../packages/revox/src/wire.ts";

/** When, and how often, the benchmark's callees are called. */
export const RETRIES = {
  allowed_days: ["monday", "tuesday", "wednesday", "thursday", "friday"],
  call_twice_in_a_row: false,
  calling_windows: [
    { calling_window_end_time: "18:00", calling_window_start_time: "10:00", retry_delay_seconds: 7_200 },
  ],
  max_retry_attempts: 3,
  timezone: "Europe/Paris",
} satisfies RevoxCall["call_retry_config"];

const PROMPT_LINE =
  "Ask whether the appointment suits, offer another one if it does not, and write down what was said.\n";

/** The assistant that comes with each row's call: about 3 kB of JSON. */
export const ASSISTANT = {
  id: "assistant-1",
  after_call_sms_prompt: null,
  background_sound: "audio/office.ogg",
  background_sound_volume: 0.5,
  calendly: null,
  call_retry_config: RETRIES,
  created_at: "2026-06-01T08:00:00.000Z",
  custom_tools: [],
  email_notification_address: null,
  email_notification_outcomes: [],
  end_of_call_sentence: "Thank you, and goodbye.",
  first_sentence: "Hello, this is the Example Dental Practice.",
  first_sentence_delay_ms: 400,
  first_sentence_mode: "static",
  from_phone_number: null,
  human_transfer_mode: null,
  ivr_navigation_enabled: false,
  llm_model: { name: "gpt-4.1", type: "dedicated-instance" },
  max_call_duration_secs: 600,
  max_duration_end_message: null,
  name: "Reception",
  organization_id: "organization-1",
  prompt: PROMPT_LINE.repeat(20),
  sms_enabled: false,
  sms_template: null,
  structured_output_config: [
    { name: "confirmed", required: true, type: "boolean" },
    { name: "reminder", required: false, type: "enum", enum_options: ["none", "text", "call"] },
  ],
  structured_output_prompt: null,
  thinking_sound: null,
  thinking_sound_probability: 0,
  thinking_sound_volume: 0,
  transfer_phone_number: null,
  updated_at: "2026-07-01T08:00:00.000Z",
  voice: { id: "voice-1", provider: "cartesia" },
  voicemail_message: null,
  voicemail_sms_prompt: null,
  warm_transfer_summary_instructions: null,
  webhook_url: null,
} satisfies RevoxCall["assistant"];
