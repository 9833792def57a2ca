/** Short names for the generated types in use. The only file that imports them. */
import type { components, paths } from "./generated/api.ts";

type Schemas = components["schemas"];

export type RevoxPaths = paths;
export type RevoxCampaign = Schemas["Campaign"];
export type RevoxRow = Schemas["Row"];
export type RevoxRows = Schemas["RowList"];
export type RevoxCall = Schemas["Call"];
export type RevoxCallAttempt = Schemas["CallAttempt"];
export type RevoxTranscriptItem = Schemas["TranscriptItem"];
export type RevoxCampaignStatus = Schemas["CampaignStatus"];
export type RevoxCallStatus = Schemas["CallStatus"];
export type RevoxAttemptStatus = Schemas["AttemptStatus"];
export type RevoxAttemptResult = Schemas["AttemptResult"];
export type RevoxAttemptEndReason = Schemas["AttemptEndReason"];
export type RevoxDialError = Schemas["DialError"];
export type RevoxEndedBy = Schemas["EndedBy"];
export type RevoxOutcome = Schemas["Outcome"];
export type RevoxTranscriptRole = Schemas["TranscriptRole"];
export type RevoxCreateCampaign = Schemas["CreateCampaign"];
export type RevoxUpdateCampaign = Schemas["UpdateCampaign"];
export type RevoxRetryRequest = Schemas["CallRetryRequest"];
export type RevoxLaunchCampaign = Schemas["LaunchCampaign"];
export type RevoxLaunchMode = Schemas["LaunchMode"];
export type RevoxLaunchAnswer = Schemas["LaunchAnswer"];
