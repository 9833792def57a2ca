// Written by scripts/generate.ts from specs/revox.yaml: change that file, then run `pnpm generate`.

/** Properties of `Campaign`. */
export const campaignShape = {
  required: ["id","assistant_id","is_cancelled","name","organization_id","status"],
  properties: {"id":1,"assistant_id":1,"created_at":1,"is_cancelled":1,"name":1,"organization_id":1,"status":1,"updated_at":1,"assistant":1,"from_phone_number":1,"max_concurrent_calls":1,"call_retry_config":1,"scheduled_at":1,"row_stats":1,"funnel_stats":1,"created_by":1,"structured_output_extraction":1},
} as const;

/** Properties of `RowStats`. */
export const rowStatsShape = {
  required: ["calling","completed","failed","not_launched","pending","retry","skipped","total"],
  properties: {"calling":1,"completed":1,"failed":1,"not_launched":1,"pending":1,"retry":1,"skipped":1,"total":1},
} as const;

/** Properties of `CampaignList`. */
export const campaignListShape = {
  required: ["campaigns"],
  properties: {"campaigns":1},
} as const;

/** Properties of `CampaignAnswer`. */
export const campaignAnswerShape = {
  required: ["campaign"],
  properties: {"campaign":1},
} as const;

/** Properties of `CreateCampaign`. */
export const createCampaignShape = {
  required: ["assistant_id","contacts","name"],
  properties: {"assistant_id":1,"contacts":1,"name":1,"launch":1,"scheduled_at":1,"call_retry_config":1,"from_phone_number":1,"max_concurrent_calls":1},
} as const;

/** Properties of `Contact`. */
export const contactShape = {
  required: ["prompt_variables","to_phone_number"],
  properties: {"prompt_variables":1,"to_phone_number":1},
} as const;

/** Properties of `UpdateCampaign`. */
export const updateCampaignShape = {
  required: [],
  properties: {"name":1,"from_phone_number":1,"max_concurrent_calls":1,"call_retry_config":1},
} as const;

/** Properties of `LaunchCampaign`. */
export const launchCampaignShape = {
  required: ["mode","selection"],
  properties: {"mode":1,"selection":1,"scheduled_at":1},
} as const;

/** Properties of `LaunchAnswer`. */
export const launchAnswerShape = {
  required: ["launched","skipped"],
  properties: {"launched":1,"skipped":1,"session":1},
} as const;

/** Properties of `LaunchSession`. */
export const launchSessionShape = {
  required: ["id","campaign_id","connected_count","dialed_count","in_flight_calls","status","total_targets"],
  properties: {"id":1,"campaign_id":1,"connected_count":1,"created_at":1,"current_call_id":1,"dialed_count":1,"ended_at":1,"in_flight_calls":1,"outcome_filter":1,"status":1,"total_targets":1},
} as const;

/** Properties of `Acknowledgement`. */
export const acknowledgementShape = {
  required: [],
  properties: {"success":1},
} as const;

/** Properties of `RowList`. */
export const rowListShape = {
  required: ["rows"],
  properties: {"rows":1},
} as const;

/** Properties of `Row`. */
export const rowShape = {
  required: ["id","input_data","phone_number","row_index"],
  properties: {"id":1,"input_data":1,"phone_number":1,"row_index":1,"call":1},
} as const;

/** Properties of `Call`. */
export const callShape = {
  required: ["id","call_attempts","calls_count","direction","first_sentence_delay_ms","from_phone_number","is_cancelled","is_completed","llm_model","organization_id","prompt_variables","status","to_phone_number"],
  properties: {"id":1,"assistant":1,"call_attempts":1,"call_retry_config":1,"calls_count":1,"campaign":1,"created_at":1,"direction":1,"first_sentence_delay_ms":1,"from_phone_number":1,"is_cancelled":1,"is_completed":1,"last_call_attempt":1,"llm_model":1,"metadata":1,"organization_id":1,"prompt_variables":1,"scheduled_at":1,"status":1,"to_phone_number":1,"updated_at":1,"outcome":1,"outcome_summary":1},
} as const;

/** Properties of `CallAnswer`. */
export const callAnswerShape = {
  required: ["call"],
  properties: {"call":1},
} as const;

/** Properties of `CampaignReference`. */
export const campaignReferenceShape = {
  required: ["id","name"],
  properties: {"id":1,"name":1},
} as const;

/** Properties of `CallAttemptList`. */
export const callAttemptListShape = {
  required: ["calls"],
  properties: {"calls":1},
} as const;

/** Properties of `CallAttempt`. */
export const callAttemptShape = {
  required: ["id","phone_number","status"],
  properties: {"id":1,"answered_at":1,"dial_error":1,"ended_at":1,"phone_number":1,"recording_url":1,"result":1,"started_at":1,"status":1,"end_reason":1,"ended_by":1,"structured_output":1,"transcript":1},
} as const;

/** Properties of `TranscriptItem`. */
export const transcriptItemShape = {
  required: ["content","role"],
  properties: {"content":1,"role":1,"tool_arguments":1,"tool_is_error":1,"tool_name":1,"tool_output":1},
} as const;

/** Properties of `CallRetryConfig`. */
export const callRetryConfigShape = {
  required: ["allowed_days","call_twice_in_a_row","calling_windows","max_retry_attempts"],
  properties: {"allowed_days":1,"call_twice_in_a_row":1,"calling_windows":1,"max_retry_attempts":1,"timezone":1},
} as const;

/** Properties of `CallingWindow`. */
export const callingWindowShape = {
  required: ["calling_window_end_time","calling_window_start_time","retry_delay_seconds"],
  properties: {"calling_window_end_time":1,"calling_window_start_time":1,"retry_delay_seconds":1},
} as const;

/** Properties of `CallRetryRequest`. */
export const callRetryRequestShape = {
  required: [],
  properties: {"allowed_days":1,"call_twice_in_a_row":1,"calling_windows":1,"max_retry_attempts":1,"timezone":1},
} as const;

/** Properties of `CallingWindowRequest`. */
export const callingWindowRequestShape = {
  required: [],
  properties: {"calling_window_end_time":1,"calling_window_start_time":1,"retry_delay_seconds":1},
} as const;

/** Properties of `Assistant`. */
export const assistantShape = {
  required: ["id","background_sound_volume","custom_tools","email_notification_outcomes","first_sentence_delay_ms","first_sentence_mode","ivr_navigation_enabled","llm_model","max_call_duration_secs","name","organization_id","prompt","sms_enabled","thinking_sound_probability","thinking_sound_volume"],
  properties: {"id":1,"after_call_sms_prompt":1,"background_sound":1,"background_sound_volume":1,"calendly":1,"call_retry_config":1,"created_at":1,"custom_tools":1,"email_notification_address":1,"email_notification_outcomes":1,"end_of_call_sentence":1,"first_sentence":1,"first_sentence_delay_ms":1,"first_sentence_mode":1,"from_phone_number":1,"human_transfer_mode":1,"ivr_navigation_enabled":1,"llm_model":1,"max_call_duration_secs":1,"max_duration_end_message":1,"name":1,"organization_id":1,"prompt":1,"sms_enabled":1,"sms_template":1,"structured_output_config":1,"structured_output_prompt":1,"thinking_sound":1,"thinking_sound_probability":1,"thinking_sound_volume":1,"transfer_phone_number":1,"updated_at":1,"voice":1,"voicemail_message":1,"voicemail_sms_prompt":1,"warm_transfer_summary_instructions":1,"webhook_url":1,"faq_items":1,"pending_faq_count":1},
} as const;

/** Properties of `Calendly`. */
export const calendlyShape = {
  required: ["connection_id","event_type_id"],
  properties: {"connection_id":1,"event_type_id":1},
} as const;

/** Properties of `CustomTool`. */
export const customToolShape = {
  required: ["description","headers","input_schema","method","name","query_params","url"],
  properties: {"body_template":1,"description":1,"headers":1,"input_schema":1,"method":1,"name":1,"query_params":1,"url":1},
} as const;

/** Properties of `KeyValue`. */
export const keyValueShape = {
  required: ["key","value"],
  properties: {"key":1,"value":1},
} as const;

/** Properties of `ToolParameter`. */
export const toolParameterShape = {
  required: ["name","required","type"],
  properties: {"name":1,"required":1,"type":1,"description":1,"enum_options":1},
} as const;

/** Properties of `StructuredOutputField`. */
export const structuredOutputFieldShape = {
  required: ["name","required","type"],
  properties: {"name":1,"required":1,"type":1,"description":1,"enum_options":1},
} as const;

/** Properties of `Voice`. */
export const voiceShape = {
  required: ["id","provider"],
  properties: {"id":1,"provider":1,"speed":1,"volume":1},
} as const;

/** Properties of `FaqItem`. */
export const faqItemShape = {
  required: ["answer","question"],
  properties: {"answer":1,"question":1,"id":1,"needs_human_answer":1,"source":1},
} as const;

/** Properties of `DedicatedModel`. */
export const dedicatedModelShape = {
  required: ["name","type"],
  properties: {"name":1,"type":1},
} as const;

/** Properties of `OpenRouterModel`. */
export const openRouterModelShape = {
  required: ["openrouter_model_id","openrouter_provider","type"],
  properties: {"openrouter_model_id":1,"openrouter_provider":1,"type":1},
} as const;

/** Properties of `CustomModel`. */
export const customModelShape = {
  required: ["api_key","api_url","model_name","type"],
  properties: {"api_key":1,"api_url":1,"model_name":1,"type":1},
} as const;

/** Properties of `RealtimeModel`. */
export const realtimeModelShape = {
  required: ["provider","realtime_model_id","type"],
  properties: {"provider":1,"realtime_model_id":1,"type":1,"realtime_voice_id":1},
} as const;

/** Properties of `Error`. */
export const errorShape = {
  required: [],
  properties: {"message":1},
} as const;
