import { fictionalNumber } from "../fiction/people.ts";
import type { components } from "../generated/revox/api.ts";
import { DAY, toInstant } from "../instant.ts";
import { createRandom, itemAt } from "../random.ts";

type Schemas = components["schemas"];
export type Assistant = Schemas["Assistant"];

/** One of each kind. The key of the third opens nothing. */
const MODELS: readonly Schemas["LlmModel"][] = [
  { type: "dedicated-instance", name: "gpt-4.1" },
  { type: "openrouter", openrouter_model_id: "mistralai/mistral-small", openrouter_provider: "mistral" },
  { type: "custom", api_key: "sk_test_not_a_key", api_url: "https://models.example/v1", model_name: "in-house-7b" },
  { type: "realtime", provider: "openai", realtime_model_id: "gpt-realtime", realtime_voice_id: "marin" },
];

export const RETRY_CONFIG: Schemas["CallRetryConfig"] = {
  allowed_days: ["monday", "tuesday", "wednesday", "thursday", "friday"],
  call_twice_in_a_row: false,
  calling_windows: [{ calling_window_start_time: "10:00", calling_window_end_time: "6pm", retry_delay_seconds: 7200 }],
  max_retry_attempts: 3,
  timezone: null,
};

interface Setting {
  readonly seed: number;
  /** The beginning, in epoch milliseconds. */
  readonly now: number;
}

/** The organisation's assistants, which differ in their model and in what they leave empty. */
export function createAssistants(options: Setting, organizationId: string): readonly Assistant[] {
  return MODELS.map((_, index) => createAssistant(options, organizationId, index));
}

function createAssistant({ seed, now }: Setting, organizationId: string, index: number): Assistant {
  const plain = index % 2 === 1;
  return {
    id: createRandom(seed, "revox", "assistant", index).uuid(),
    name: `Robin ${index + 1}`,
    organization_id: organizationId,
    created_at: toInstant(now - (200 - index) * DAY),
    updated_at: toInstant(now - (90 - index) * DAY),
    prompt: "You are Robin, calling {{first_name}} for Lakeside Clinic about a yearly check-up.",
    llm_model: itemAt(MODELS, index),
    voice: plain ? null : { id: "voice-robin", provider: "cartesia", speed: 1, volume: 1 },
    first_sentence: plain ? null : "Hello {{first_name}}, this is Robin from Lakeside Clinic.",
    first_sentence_mode: plain ? "generated" : "static",
    first_sentence_delay_ms: 400,
    end_of_call_sentence: plain ? null : "Goodbye!",
    background_sound: plain ? null : "audio/office.ogg",
    background_sound_volume: 0.2,
    thinking_sound: plain ? null : "keyboard-typing.ogg",
    thinking_sound_probability: 0.5,
    thinking_sound_volume: 0.3,
    max_call_duration_secs: 600,
    max_duration_end_message: plain ? null : "I am afraid that our time is up.",
    ivr_navigation_enabled: false,
    voicemail_message: "Hello, this is Robin from Lakeside Clinic. We will try again another day.",
    voicemail_sms_prompt: null,
    sms_enabled: !plain,
    sms_template: plain ? null : "Your appointment: {{slot}}",
    after_call_sms_prompt: null,
    transfer_phone_number: plain ? null : "+12025550199",
    human_transfer_mode: plain ? null : "warm",
    warm_transfer_summary_instructions: plain ? null : "One sentence on what the caller needs.",
    from_phone_number: plain ? null : fictionalNumber(90 + index),
    call_retry_config: plain ? null : RETRY_CONFIG,
    calendly: plain ? null : { connection_id: "calendly-1", event_type_id: "check-up" },
    custom_tools: plain ? [] : [FIND_TIMES],
    structured_output_config: plain ? null : OUTPUT_FIELDS,
    structured_output_prompt: plain ? null : "Note how interested the person is, from 0 to 5.",
    email_notification_address: plain ? null : "frontdesk@example.com",
    email_notification_outcomes: plain ? [] : ["interested", "requested_callback_later"],
    webhook_url: plain ? null : "https://hooks.example/revox",
    faq_items: [{ question: "What does it cost?", answer: "Nothing.", id: `faq-${index}`, source: "human" }],
    pending_faq_count: 0,
  };
}

const FIND_TIMES: Schemas["CustomTool"] = {
  name: "find_times",
  description: "Free times for a check-up",
  method: "POST",
  url: "https://hooks.example/times",
  headers: [{ key: "x-source", value: "revox" }],
  query_params: [],
  body_template: '{"patient":"{{first_name}}"}',
  input_schema: [{ name: "patient", required: true, type: "string", description: "First name" }],
};

const OUTPUT_FIELDS: Schemas["StructuredOutputField"][] = [
  { name: "interest", required: true, type: "number" },
  { name: "wantsAppointment", required: false, type: "boolean" },
  { name: "city", required: false, type: "string" },
];
