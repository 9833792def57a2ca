import type { OmissionTable } from "@trunkline/core/long-lists";

/** Where a call holds what may be left out of it. */
export const CALL_OMISSIONS: OmissionTable = {
  assistant: ["assistant", "assistantOverrides", "squad", "squadOverrides", "workflow", "workflowOverrides"],
  transcript: [
    "messages",
    "transcript",
    "artifact.messages",
    "artifact.messagesOpenAIFormatted",
    "artifact.transcript",
    "artifact.nodes",
  ],
  structuredOutput: ["analysis.structuredData", "analysis.structuredDataMulti", "artifact.structuredOutputs"],
};
