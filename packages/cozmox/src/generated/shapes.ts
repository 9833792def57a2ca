// Written by scripts/generate.ts from specs/cozmox.yaml: change that file, then run `pnpm generate`.

/** Properties of `Campaign`. */
export const campaignShape = {
  required: ["status","name","phoneNumberId","customers","id","orgId","createdAt","updatedAt","calls","callsCounterScheduled","callsCounterQueued","callsCounterInProgress","callsCounterEndedVoicemail","callsCounterEnded"],
  properties: {"id":1,"orgId":1,"name":1,"status":1,"endedReason":1,"createdAt":1,"updatedAt":1,"schedulePlan":1,"assistantId":1,"workflowId":1,"phoneNumberId":1,"customers":1,"calls":1,"callsCounterScheduled":1,"callsCounterQueued":1,"callsCounterInProgress":1,"callsCounterEndedVoicemail":1,"callsCounterEnded":1},
} as const;

/** Properties of `CampaignPage`. */
export const campaignPageShape = {
  required: ["results","metadata"],
  properties: {"results":1,"metadata":1},
} as const;

/** Properties of `PaginationMeta`. */
export const paginationMetaShape = {
  required: ["itemsPerPage","totalItems","currentPage"],
  properties: {"itemsPerPage":1,"totalItems":1,"currentPage":1},
} as const;

/** Properties of `CreateCampaign`. */
export const createCampaignShape = {
  required: ["name","phoneNumberId","customers"],
  properties: {"name":1,"assistantId":1,"workflowId":1,"phoneNumberId":1,"schedulePlan":1,"customers":1},
} as const;

/** Properties of `UpdateCampaign`. */
export const updateCampaignShape = {
  required: [],
  properties: {"name":1,"assistantId":1,"workflowId":1,"phoneNumberId":1,"schedulePlan":1,"status":1},
} as const;

/** Properties of `SchedulePlan`. */
export const schedulePlanShape = {
  required: ["earliestAt"],
  properties: {"earliestAt":1,"latestAt":1},
} as const;

/** Properties of `Customer`. */
export const customerShape = {
  required: [],
  properties: {"number":1,"numberE164CheckEnabled":1,"extension":1,"sipUri":1,"name":1,"email":1,"externalId":1,"assistantOverrides":1},
} as const;

/** Properties of `Server`. */
export const serverShape = {
  required: [],
  properties: {"url":1,"timeoutSeconds":1,"headers":1,"backoffPlan":1},
} as const;

/** Properties of `BackoffPlan`. */
export const backoffPlanShape = {
  required: ["type","maxRetries","baseDelaySeconds"],
  properties: {"type":1,"maxRetries":1,"baseDelaySeconds":1},
} as const;

/** Properties of `AssistantOverrides`. */
export const assistantOverridesShape = {
  required: [],
  properties: {"name":1,"variableValues":1,"metadata":1,"firstMessage":1,"firstMessageInterruptionsEnabled":1,"firstMessageMode":1,"voicemailMessage":1,"endCallMessage":1,"endCallPhrases":1,"silenceTimeoutSeconds":1,"maxDurationSeconds":1,"transcriber":1,"model":1,"voice":1,"voicemailDetection":1,"backgroundSound":1,"backgroundDenoisingEnabled":1,"backgroundSpeechDenoisingPlan":1,"modelOutputInMessagesEnabled":1,"messagePlan":1,"startSpeakingPlan":1,"stopSpeakingPlan":1,"keypadInputPlan":1,"analysisPlan":1,"artifactPlan":1,"compliancePlan":1,"monitorPlan":1,"observabilityPlan":1,"hooks":1,"transportConfigurations":1,"credentials":1,"credentialIds":1,"server":1,"clientMessages":1,"serverMessages":1},
} as const;

/** Properties of `Call`. */
export const callShape = {
  required: ["id","orgId","createdAt","updatedAt"],
  properties: {"id":1,"orgId":1,"name":1,"type":1,"status":1,"endedReason":1,"createdAt":1,"updatedAt":1,"startedAt":1,"endedAt":1,"schedulePlan":1,"campaignId":1,"customerId":1,"customer":1,"phoneNumberId":1,"phoneNumber":1,"phoneCallProvider":1,"phoneCallProviderId":1,"phoneCallTransport":1,"transport":1,"destination":1,"cost":1,"costBreakdown":1,"costs":1,"messages":1,"analysis":1,"artifact":1,"artifactPlan":1,"monitor":1,"assistantId":1,"assistant":1,"assistantOverrides":1,"squadId":1,"squad":1,"workflowId":1,"workflow":1,"workflowOverrides":1},
} as const;

/** Properties of `TransferDestination`. */
export const transferDestinationShape = {
  required: ["type"],
  properties: {"type":1,"number":1,"sipUri":1},
} as const;

/** Properties of `CostBreakdown`. */
export const costBreakdownShape = {
  required: [],
  properties: {"transport":1,"stt":1,"llm":1,"tts":1,"vapi":1,"chat":1,"total":1,"llmPromptTokens":1,"llmCompletionTokens":1,"ttsCharacters":1,"analysisCostBreakdown":1},
} as const;

/** Properties of `AnalysisCostBreakdown`. */
export const analysisCostBreakdownShape = {
  required: [],
  properties: {"summary":1,"summaryPromptTokens":1,"summaryCompletionTokens":1,"structuredData":1,"structuredDataPromptTokens":1,"structuredDataCompletionTokens":1,"successEvaluation":1,"successEvaluationPromptTokens":1,"successEvaluationCompletionTokens":1},
} as const;

/** Properties of `Cost`. */
export const costShape = {
  required: ["type","cost"],
  properties: {"type":1,"cost":1,"minutes":1},
} as const;

/** Properties of `Analysis`. */
export const analysisShape = {
  required: [],
  properties: {"summary":1,"structuredData":1,"structuredDataMulti":1,"successEvaluation":1},
} as const;

/** Properties of `Artifact`. */
export const artifactShape = {
  required: [],
  properties: {"transcript":1,"messages":1,"messagesOpenAIFormatted":1,"recording":1,"recordingUrl":1,"stereoRecordingUrl":1,"videoRecordingUrl":1,"videoRecordingStartDelaySeconds":1,"pcapUrl":1,"variableValues":1,"nodes":1},
} as const;

/** Properties of `Recording`. */
export const recordingShape = {
  required: [],
  properties: {"stereoUrl":1,"videoUrl":1,"videoRecordingStartDelaySeconds":1,"mono":1},
} as const;

/** Properties of `MonoRecording`. */
export const monoRecordingShape = {
  required: [],
  properties: {"combinedUrl":1,"assistantUrl":1,"customerUrl":1},
} as const;

/** Properties of `Monitor`. */
export const monitorShape = {
  required: [],
  properties: {"listenUrl":1,"controlUrl":1},
} as const;

/** Properties of `UserMessage`. */
export const userMessageShape = {
  required: ["role","message","time","endTime","secondsFromStart"],
  properties: {"role":1,"message":1,"time":1,"endTime":1,"secondsFromStart":1,"duration":1},
} as const;

/** Properties of `SystemMessage`. */
export const systemMessageShape = {
  required: ["role","message","time","secondsFromStart"],
  properties: {"role":1,"message":1,"time":1,"secondsFromStart":1},
} as const;

/** Properties of `BotMessage`. */
export const botMessageShape = {
  required: ["role","message","time","endTime","secondsFromStart"],
  properties: {"role":1,"message":1,"time":1,"endTime":1,"secondsFromStart":1,"duration":1,"source":1},
} as const;

/** Properties of `ToolCallMessage`. */
export const toolCallMessageShape = {
  required: ["role","toolCalls","message","time","secondsFromStart"],
  properties: {"role":1,"message":1,"toolCalls":1,"time":1,"secondsFromStart":1},
} as const;

/** Properties of `ToolCallResultMessage`. */
export const toolCallResultMessageShape = {
  required: ["role","toolCallId","name","result","time","secondsFromStart"],
  properties: {"role":1,"toolCallId":1,"name":1,"result":1,"time":1,"secondsFromStart":1,"metadata":1},
} as const;

/** Properties of `Error`. */
export const errorShape = {
  required: [],
  properties: {"message":1,"error":1,"statusCode":1},
} as const;
