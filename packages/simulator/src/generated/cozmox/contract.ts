// Written by scripts/generate.ts from specs/cozmox.yaml: change that file, then run `pnpm generate`.

/** The contract itself, as data. */
export const contract: unknown = {
 "paths": {
  "/campaign": {
   "get": {
    "operationId": "listCampaigns",
    "x-effect": "read",
    "x-evidence": "documented",
    "parameters": [
     {
      "name": "id",
      "in": "query",
      "schema": {
       "type": "string"
      }
     },
     {
      "name": "status",
      "in": "query",
      "schema": {
       "$ref": "#/components/schemas/CampaignStatus"
      }
     },
     {
      "name": "page",
      "in": "query",
      "schema": {
       "type": "number",
       "minimum": 1
      }
     },
     {
      "name": "sortOrder",
      "in": "query",
      "schema": {
       "$ref": "#/components/schemas/SortOrder"
      }
     },
     {
      "$ref": "#/components/parameters/Limit"
     },
     {
      "$ref": "#/components/parameters/CreatedAtGt"
     },
     {
      "$ref": "#/components/parameters/CreatedAtLt"
     },
     {
      "$ref": "#/components/parameters/CreatedAtGe"
     },
     {
      "$ref": "#/components/parameters/CreatedAtLe"
     },
     {
      "$ref": "#/components/parameters/UpdatedAtGt"
     },
     {
      "$ref": "#/components/parameters/UpdatedAtLt"
     },
     {
      "$ref": "#/components/parameters/UpdatedAtGe"
     },
     {
      "$ref": "#/components/parameters/UpdatedAtLe"
     }
    ],
    "responses": {
     "200": {
      "description": "One page of campaigns.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/CampaignPage"
        }
       }
      }
     },
     "default": {
      "$ref": "#/components/responses/Error"
     }
    }
   },
   "post": {
    "operationId": "createCampaign",
    "x-effect": "physical",
    "x-evidence": "documented",
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/CreateCampaign"
       }
      }
     }
    },
    "responses": {
     "201": {
      "description": "The new campaign.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Campaign"
        }
       }
      }
     },
     "default": {
      "$ref": "#/components/responses/Error"
     }
    }
   }
  },
  "/campaign/{id}": {
   "get": {
    "operationId": "getCampaign",
    "x-effect": "read",
    "x-evidence": "inferred",
    "parameters": [
     {
      "$ref": "#/components/parameters/Id"
     }
    ],
    "responses": {
     "200": {
      "description": "The campaign.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Campaign"
        }
       }
      }
     },
     "default": {
      "$ref": "#/components/responses/Error"
     }
    }
   },
   "patch": {
    "operationId": "updateCampaign",
    "x-effect": "idempotent",
    "x-evidence": "inferred",
    "parameters": [
     {
      "$ref": "#/components/parameters/Id"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/UpdateCampaign"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "The campaign as changed.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Campaign"
        }
       }
      }
     },
     "default": {
      "$ref": "#/components/responses/Error"
     }
    }
   },
   "delete": {
    "operationId": "deleteCampaign",
    "x-effect": "idempotent",
    "x-evidence": "documented",
    "parameters": [
     {
      "$ref": "#/components/parameters/Id"
     }
    ],
    "responses": {
     "200": {
      "description": "The campaign as it last was.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Campaign"
        }
       }
      }
     },
     "default": {
      "$ref": "#/components/responses/Error"
     }
    }
   }
  },
  "/call": {
   "get": {
    "operationId": "listCalls",
    "x-effect": "read",
    "x-evidence": "inferred",
    "parameters": [
     {
      "name": "id",
      "in": "query",
      "schema": {
       "type": "string"
      }
     },
     {
      "name": "assistantId",
      "in": "query",
      "schema": {
       "type": "string"
      }
     },
     {
      "name": "phoneNumberId",
      "in": "query",
      "schema": {
       "type": "string"
      }
     },
     {
      "$ref": "#/components/parameters/Limit"
     },
     {
      "$ref": "#/components/parameters/CreatedAtGt"
     },
     {
      "$ref": "#/components/parameters/CreatedAtLt"
     },
     {
      "$ref": "#/components/parameters/CreatedAtGe"
     },
     {
      "$ref": "#/components/parameters/CreatedAtLe"
     },
     {
      "$ref": "#/components/parameters/UpdatedAtGt"
     },
     {
      "$ref": "#/components/parameters/UpdatedAtLt"
     },
     {
      "$ref": "#/components/parameters/UpdatedAtGe"
     },
     {
      "$ref": "#/components/parameters/UpdatedAtLe"
     }
    ],
    "responses": {
     "200": {
      "description": "Calls, as a bare list.",
      "content": {
       "application/json": {
        "schema": {
         "type": "array",
         "items": {
          "$ref": "#/components/schemas/Call"
         }
        }
       }
      }
     },
     "default": {
      "$ref": "#/components/responses/Error"
     }
    }
   }
  },
  "/call/{id}": {
   "get": {
    "operationId": "getCall",
    "x-effect": "read",
    "x-evidence": "inferred",
    "parameters": [
     {
      "$ref": "#/components/parameters/Id"
     }
    ],
    "responses": {
     "200": {
      "description": "The call.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Call"
        }
       }
      }
     },
     "default": {
      "$ref": "#/components/responses/Error"
     }
    }
   }
  }
 },
 "components": {
  "securitySchemes": {
   "bearer": {
    "type": "http",
    "scheme": "bearer"
   }
  },
  "parameters": {
   "Id": {
    "name": "id",
    "in": "path",
    "required": true,
    "schema": {
     "type": "string"
    }
   },
   "Limit": {
    "name": "limit",
    "in": "query",
    "schema": {
     "type": "number",
     "minimum": 0,
     "maximum": 1000
    }
   },
   "CreatedAtGt": {
    "name": "createdAtGt",
    "in": "query",
    "schema": {
     "type": "string",
     "format": "date-time"
    }
   },
   "CreatedAtLt": {
    "name": "createdAtLt",
    "in": "query",
    "schema": {
     "type": "string",
     "format": "date-time"
    }
   },
   "CreatedAtGe": {
    "name": "createdAtGe",
    "in": "query",
    "schema": {
     "type": "string",
     "format": "date-time"
    }
   },
   "CreatedAtLe": {
    "name": "createdAtLe",
    "in": "query",
    "schema": {
     "type": "string",
     "format": "date-time"
    }
   },
   "UpdatedAtGt": {
    "name": "updatedAtGt",
    "in": "query",
    "schema": {
     "type": "string",
     "format": "date-time"
    }
   },
   "UpdatedAtLt": {
    "name": "updatedAtLt",
    "in": "query",
    "schema": {
     "type": "string",
     "format": "date-time"
    }
   },
   "UpdatedAtGe": {
    "name": "updatedAtGe",
    "in": "query",
    "schema": {
     "type": "string",
     "format": "date-time"
    }
   },
   "UpdatedAtLe": {
    "name": "updatedAtLe",
    "in": "query",
    "schema": {
     "type": "string",
     "format": "date-time"
    }
   }
  },
  "responses": {
   "Error": {
    "description": "A refusal or a failure.",
    "x-evidence": "inferred",
    "content": {
     "application/json": {
      "schema": {
       "$ref": "#/components/schemas/Error"
      }
     }
    }
   }
  },
  "schemas": {
   "CampaignStatus": {
    "type": "string",
    "enum": [
     "scheduled",
     "in-progress",
     "ended"
    ]
   },
   "CampaignEndedReason": {
    "type": "string",
    "enum": [
     "campaign.scheduled.ended-by-user",
     "campaign.in-progress.ended-by-user",
     "campaign.ended.success"
    ]
   },
   "SortOrder": {
    "type": "string",
    "enum": [
     "ASC",
     "DESC"
    ]
   },
   "Campaign": {
    "x-upstream-schema": "Campaign",
    "x-whole": true,
    "type": "object",
    "required": [
     "status",
     "name",
     "phoneNumberId",
     "customers",
     "id",
     "orgId",
     "createdAt",
     "updatedAt",
     "calls",
     "callsCounterScheduled",
     "callsCounterQueued",
     "callsCounterInProgress",
     "callsCounterEndedVoicemail",
     "callsCounterEnded"
    ],
    "properties": {
     "id": {
      "type": "string"
     },
     "orgId": {
      "type": "string"
     },
     "name": {
      "type": "string"
     },
     "status": {
      "$ref": "#/components/schemas/CampaignStatus"
     },
     "endedReason": {
      "$ref": "#/components/schemas/CampaignEndedReason"
     },
     "createdAt": {
      "type": "string",
      "format": "date-time"
     },
     "updatedAt": {
      "type": "string",
      "format": "date-time"
     },
     "schedulePlan": {
      "$ref": "#/components/schemas/SchedulePlan"
     },
     "assistantId": {
      "type": "string"
     },
     "workflowId": {
      "type": "string"
     },
     "phoneNumberId": {
      "type": "string"
     },
     "customers": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Customer"
      }
     },
     "calls": {
      "type": "object",
      "additionalProperties": true,
      "x-sensitive": "variables"
     },
     "callsCounterScheduled": {
      "type": "number"
     },
     "callsCounterQueued": {
      "type": "number"
     },
     "callsCounterInProgress": {
      "type": "number"
     },
     "callsCounterEndedVoicemail": {
      "type": "number"
     },
     "callsCounterEnded": {
      "type": "number"
     }
    }
   },
   "CampaignPage": {
    "x-upstream-schema": "CampaignPaginatedResponse",
    "x-whole": true,
    "type": "object",
    "required": [
     "results",
     "metadata"
    ],
    "properties": {
     "results": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Campaign"
      }
     },
     "metadata": {
      "$ref": "#/components/schemas/PaginationMeta"
     }
    }
   },
   "PaginationMeta": {
    "x-upstream-schema": "PaginationMeta",
    "x-whole": true,
    "type": "object",
    "required": [
     "itemsPerPage",
     "totalItems",
     "currentPage"
    ],
    "properties": {
     "itemsPerPage": {
      "type": "number"
     },
     "totalItems": {
      "type": "number"
     },
     "currentPage": {
      "type": "number"
     }
    }
   },
   "CreateCampaign": {
    "x-upstream-schema": "CreateCampaignDTO",
    "x-whole": true,
    "type": "object",
    "required": [
     "name",
     "phoneNumberId",
     "customers"
    ],
    "properties": {
     "name": {
      "type": "string"
     },
     "assistantId": {
      "type": "string"
     },
     "workflowId": {
      "type": "string"
     },
     "phoneNumberId": {
      "type": "string"
     },
     "schedulePlan": {
      "$ref": "#/components/schemas/SchedulePlan"
     },
     "customers": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Customer"
      }
     }
    }
   },
   "UpdateCampaignStatus": {
    "type": "string",
    "enum": [
     "ended"
    ]
   },
   "UpdateCampaign": {
    "x-upstream-schema": "UpdateCampaignDTO",
    "x-whole": true,
    "type": "object",
    "properties": {
     "name": {
      "type": "string"
     },
     "assistantId": {
      "type": "string"
     },
     "workflowId": {
      "type": "string"
     },
     "phoneNumberId": {
      "type": "string"
     },
     "schedulePlan": {
      "$ref": "#/components/schemas/SchedulePlan"
     },
     "status": {
      "$ref": "#/components/schemas/UpdateCampaignStatus"
     }
    }
   },
   "SchedulePlan": {
    "description": "A window between two instants. There is no daily window and no time zone.",
    "x-upstream-schema": "SchedulePlan",
    "x-whole": true,
    "type": "object",
    "required": [
     "earliestAt"
    ],
    "properties": {
     "earliestAt": {
      "type": "string",
      "format": "date-time"
     },
     "latestAt": {
      "type": "string",
      "format": "date-time"
     }
    }
   },
   "Customer": {
    "x-upstream-schema": "CreateCustomerDTO",
    "x-whole": true,
    "type": "object",
    "properties": {
     "number": {
      "type": "string",
      "minLength": 3,
      "maxLength": 40,
      "x-sensitive": "phone_number"
     },
     "numberE164CheckEnabled": {
      "type": "boolean",
      "default": true
     },
     "extension": {
      "type": "string",
      "maxLength": 10,
      "x-sensitive": "phone_number"
     },
     "sipUri": {
      "type": "string",
      "x-sensitive": "phone_number"
     },
     "name": {
      "type": "string",
      "maxLength": 40,
      "x-sensitive": "name"
     },
     "email": {
      "type": "string",
      "maxLength": 40,
      "x-sensitive": "email"
     },
     "externalId": {
      "type": "string",
      "maxLength": 40,
      "x-sensitive": "variables"
     },
     "assistantOverrides": {
      "$ref": "#/components/schemas/AssistantOverrides"
     }
    }
   },
   "Server": {
    "description": "Where webhooks go.",
    "x-upstream-schema": "Server",
    "x-whole": true,
    "type": "object",
    "properties": {
     "url": {
      "type": "string",
      "x-sensitive": "key"
     },
     "timeoutSeconds": {
      "type": "number",
      "minimum": 1,
      "maximum": 300
     },
     "headers": {
      "type": "object",
      "additionalProperties": true,
      "x-sensitive": "key"
     },
     "backoffPlan": {
      "$ref": "#/components/schemas/BackoffPlan"
     }
    }
   },
   "BackoffType": {
    "type": "string",
    "enum": [
     "fixed",
     "exponential"
    ]
   },
   "BackoffPlan": {
    "x-upstream-schema": "BackoffPlan",
    "x-whole": true,
    "type": "object",
    "required": [
     "type",
     "maxRetries",
     "baseDelaySeconds"
    ],
    "properties": {
     "type": {
      "$ref": "#/components/schemas/BackoffType"
     },
     "maxRetries": {
      "type": "number",
      "minimum": 0,
      "maximum": 10
     },
     "baseDelaySeconds": {
      "type": "number",
      "minimum": 0,
      "maximum": 10
     }
    }
   },
   "FirstMessageMode": {
    "type": "string",
    "enum": [
     "assistant-speaks-first",
     "assistant-speaks-first-with-model-generated-message",
     "assistant-waits-for-user"
    ]
   },
   "ClientMessage": {
    "type": "string",
    "enum": [
     "conversation-update",
     "function-call",
     "function-call-result",
     "hang",
     "language-changed",
     "metadata",
     "model-output",
     "speech-update",
     "status-update",
     "transcript",
     "tool-calls",
     "tool-calls-result",
     "tool.completed",
     "transfer-update",
     "user-interrupted",
     "voice-input",
     "workflow.node.started"
    ]
   },
   "ServerMessage": {
    "type": "string",
    "enum": [
     "conversation-update",
     "end-of-call-report",
     "function-call",
     "hang",
     "language-changed",
     "language-change-detected",
     "model-output",
     "phone-call-control",
     "speech-update",
     "status-update",
     "transcript",
     "transcript[transcriptType=\"final\"]",
     "tool-calls",
     "transfer-destination-request",
     "transfer-update",
     "user-interrupted",
     "voice-input"
    ]
   },
   "AssistantOverrides": {
    "x-upstream-schema": "AssistantOverrides",
    "x-whole": true,
    "type": "object",
    "properties": {
     "name": {
      "type": "string",
      "maxLength": 40
     },
     "variableValues": {
      "type": "object",
      "additionalProperties": true,
      "x-sensitive": "variables"
     },
     "metadata": {
      "type": "object",
      "additionalProperties": true,
      "x-sensitive": "variables"
     },
     "firstMessage": {
      "type": "string",
      "x-sensitive": "variables"
     },
     "firstMessageInterruptionsEnabled": {
      "type": "boolean",
      "default": false
     },
     "firstMessageMode": {
      "$ref": "#/components/schemas/FirstMessageMode"
     },
     "voicemailMessage": {
      "type": "string",
      "maxLength": 1000,
      "x-sensitive": "variables"
     },
     "endCallMessage": {
      "type": "string",
      "maxLength": 1000,
      "x-sensitive": "variables"
     },
     "endCallPhrases": {
      "type": "array",
      "items": {
       "type": "string",
       "minLength": 2,
       "maxLength": 140
      }
     },
     "silenceTimeoutSeconds": {
      "type": "number",
      "minimum": 10,
      "maximum": 3600
     },
     "maxDurationSeconds": {
      "type": "number",
      "minimum": 10,
      "maximum": 43200
     },
     "transcriber": {
      "type": "object",
      "additionalProperties": true
     },
     "model": {
      "type": "object",
      "additionalProperties": true
     },
     "voice": {
      "type": "object",
      "additionalProperties": true
     },
     "voicemailDetection": {
      "type": "object",
      "additionalProperties": true
     },
     "backgroundSound": {},
     "backgroundDenoisingEnabled": {
      "type": "boolean",
      "deprecated": true
     },
     "backgroundSpeechDenoisingPlan": {
      "type": "object",
      "additionalProperties": true
     },
     "modelOutputInMessagesEnabled": {
      "type": "boolean"
     },
     "messagePlan": {
      "type": "object",
      "additionalProperties": true
     },
     "startSpeakingPlan": {
      "type": "object",
      "additionalProperties": true
     },
     "stopSpeakingPlan": {
      "type": "object",
      "additionalProperties": true
     },
     "keypadInputPlan": {
      "type": "object",
      "additionalProperties": true
     },
     "analysisPlan": {
      "type": "object",
      "additionalProperties": true
     },
     "artifactPlan": {
      "type": "object",
      "additionalProperties": true
     },
     "compliancePlan": {
      "type": "object",
      "additionalProperties": true
     },
     "monitorPlan": {
      "type": "object",
      "additionalProperties": true
     },
     "observabilityPlan": {
      "type": "object",
      "additionalProperties": true
     },
     "hooks": {
      "type": "array",
      "items": {
       "type": "object",
       "additionalProperties": true
      }
     },
     "transportConfigurations": {
      "type": "array",
      "items": {
       "type": "object",
       "additionalProperties": true
      }
     },
     "credentials": {
      "type": "array",
      "items": {
       "type": "object",
       "additionalProperties": true
      },
      "x-sensitive": "key"
     },
     "credentialIds": {
      "type": "array",
      "items": {
       "type": "string"
      }
     },
     "server": {
      "$ref": "#/components/schemas/Server"
     },
     "clientMessages": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/ClientMessage"
      }
     },
     "serverMessages": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/ServerMessage"
      }
     }
    }
   },
   "CallType": {
    "type": "string",
    "enum": [
     "inboundPhoneCall",
     "outboundPhoneCall",
     "webCall",
     "vapi.websocketCall"
    ]
   },
   "CallStatus": {
    "type": "string",
    "enum": [
     "scheduled",
     "queued",
     "ringing",
     "in-progress",
     "forwarding",
     "ended"
    ]
   },
   "PhoneCallProvider": {
    "type": "string",
    "enum": [
     "twilio",
     "vonage",
     "vapi",
     "telnyx"
    ]
   },
   "PhoneCallTransport": {
    "type": "string",
    "enum": [
     "sip",
     "pstn"
    ]
   },
   "Call": {
    "description": "One dial of one person.",
    "x-upstream-schema": "Call",
    "x-whole": true,
    "type": "object",
    "required": [
     "id",
     "orgId",
     "createdAt",
     "updatedAt"
    ],
    "properties": {
     "id": {
      "type": "string"
     },
     "orgId": {
      "type": "string"
     },
     "name": {
      "type": "string",
      "maxLength": 40
     },
     "type": {
      "$ref": "#/components/schemas/CallType"
     },
     "status": {
      "$ref": "#/components/schemas/CallStatus"
     },
     "endedReason": {
      "$ref": "#/components/schemas/CallEndedReason"
     },
     "createdAt": {
      "type": "string",
      "format": "date-time"
     },
     "updatedAt": {
      "type": "string",
      "format": "date-time"
     },
     "startedAt": {
      "type": "string",
      "format": "date-time"
     },
     "endedAt": {
      "type": "string",
      "format": "date-time"
     },
     "schedulePlan": {
      "$ref": "#/components/schemas/SchedulePlan"
     },
     "campaignId": {
      "type": "string"
     },
     "customerId": {
      "type": "string"
     },
     "customer": {
      "$ref": "#/components/schemas/Customer"
     },
     "phoneNumberId": {
      "type": "string"
     },
     "phoneNumber": {
      "type": "object",
      "additionalProperties": true,
      "x-sensitive": "phone_number"
     },
     "phoneCallProvider": {
      "$ref": "#/components/schemas/PhoneCallProvider",
      "deprecated": true
     },
     "phoneCallProviderId": {
      "type": "string",
      "deprecated": true
     },
     "phoneCallTransport": {
      "$ref": "#/components/schemas/PhoneCallTransport"
     },
     "transport": {
      "type": "object",
      "additionalProperties": true,
      "x-sensitive": "phone_number"
     },
     "destination": {
      "$ref": "#/components/schemas/TransferDestination"
     },
     "cost": {
      "type": "number"
     },
     "costBreakdown": {
      "$ref": "#/components/schemas/CostBreakdown"
     },
     "costs": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Cost"
      }
     },
     "messages": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Message"
      }
     },
     "analysis": {
      "$ref": "#/components/schemas/Analysis"
     },
     "artifact": {
      "$ref": "#/components/schemas/Artifact"
     },
     "artifactPlan": {
      "type": "object",
      "additionalProperties": true
     },
     "monitor": {
      "$ref": "#/components/schemas/Monitor"
     },
     "assistantId": {
      "type": "string"
     },
     "assistant": {
      "type": "object",
      "additionalProperties": true,
      "x-sensitive": "key"
     },
     "assistantOverrides": {
      "$ref": "#/components/schemas/AssistantOverrides"
     },
     "squadId": {
      "type": "string"
     },
     "squad": {
      "type": "object",
      "additionalProperties": true,
      "x-sensitive": "key"
     },
     "workflowId": {
      "type": "string"
     },
     "workflow": {
      "type": "object",
      "additionalProperties": true,
      "x-sensitive": "key"
     },
     "workflowOverrides": {
      "type": "object",
      "additionalProperties": true,
      "x-sensitive": "key"
     }
    }
   },
   "TransferDestinationType": {
    "type": "string",
    "enum": [
     "number",
     "sip"
    ]
   },
   "TransferDestination": {
    "type": "object",
    "required": [
     "type"
    ],
    "properties": {
     "type": {
      "$ref": "#/components/schemas/TransferDestinationType"
     },
     "number": {
      "type": "string",
      "minLength": 3,
      "maxLength": 40,
      "x-sensitive": "phone_number"
     },
     "sipUri": {
      "type": "string",
      "x-sensitive": "phone_number"
     }
    }
   },
   "CostBreakdown": {
    "description": "Dollars by component, and what was metered.",
    "x-upstream-schema": "CostBreakdown",
    "x-whole": true,
    "type": "object",
    "properties": {
     "transport": {
      "type": "number"
     },
     "stt": {
      "type": "number"
     },
     "llm": {
      "type": "number"
     },
     "tts": {
      "type": "number"
     },
     "vapi": {
      "type": "number"
     },
     "chat": {
      "type": "number"
     },
     "total": {
      "type": "number"
     },
     "llmPromptTokens": {
      "type": "number"
     },
     "llmCompletionTokens": {
      "type": "number"
     },
     "ttsCharacters": {
      "type": "number"
     },
     "analysisCostBreakdown": {
      "$ref": "#/components/schemas/AnalysisCostBreakdown"
     }
    }
   },
   "AnalysisCostBreakdown": {
    "x-upstream-schema": "AnalysisCostBreakdown",
    "x-whole": true,
    "type": "object",
    "properties": {
     "summary": {
      "type": "number"
     },
     "summaryPromptTokens": {
      "type": "number"
     },
     "summaryCompletionTokens": {
      "type": "number"
     },
     "structuredData": {
      "type": "number"
     },
     "structuredDataPromptTokens": {
      "type": "number"
     },
     "structuredDataCompletionTokens": {
      "type": "number"
     },
     "successEvaluation": {
      "type": "number"
     },
     "successEvaluationPromptTokens": {
      "type": "number"
     },
     "successEvaluationCompletionTokens": {
      "type": "number"
     }
    }
   },
   "CostType": {
    "type": "string",
    "enum": [
     "transport",
     "transcriber",
     "model",
     "voice",
     "vapi",
     "voicemail-detection",
     "analysis",
     "knowledge-base"
    ]
   },
   "Cost": {
    "type": "object",
    "required": [
     "type",
     "cost"
    ],
    "properties": {
     "type": {
      "$ref": "#/components/schemas/CostType"
     },
     "cost": {
      "type": "number"
     },
     "minutes": {
      "type": "number"
     }
    }
   },
   "Analysis": {
    "x-upstream-schema": "Analysis",
    "x-whole": true,
    "type": "object",
    "properties": {
     "summary": {
      "type": "string",
      "x-sensitive": "variables"
     },
     "structuredData": {
      "x-sensitive": "variables",
      "x-differs": "Declared an object there, yet it follows a schema of one's own, which may ask for text or a list."
     },
     "structuredDataMulti": {
      "x-sensitive": "variables",
      "type": "array",
      "items": {
       "x-differs": "Declared objects there; as free as structuredData."
      }
     },
     "successEvaluation": {
      "type": "string",
      "x-sensitive": "variables"
     }
    }
   },
   "Artifact": {
    "x-upstream-schema": "Artifact",
    "x-whole": true,
    "type": "object",
    "properties": {
     "transcript": {
      "type": "string",
      "x-sensitive": "transcript"
     },
     "messages": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Message"
      }
     },
     "messagesOpenAIFormatted": {
      "type": "array",
      "items": {
       "type": "object",
       "additionalProperties": true
      },
      "x-sensitive": "transcript"
     },
     "recording": {
      "$ref": "#/components/schemas/Recording",
      "x-sensitive": "recording"
     },
     "recordingUrl": {
      "type": "string",
      "deprecated": true,
      "x-sensitive": "recording"
     },
     "stereoRecordingUrl": {
      "type": "string",
      "deprecated": true,
      "x-sensitive": "recording"
     },
     "videoRecordingUrl": {
      "type": "string",
      "deprecated": true,
      "x-sensitive": "recording"
     },
     "videoRecordingStartDelaySeconds": {
      "type": "number",
      "deprecated": true
     },
     "pcapUrl": {
      "type": "string",
      "x-sensitive": "recording"
     },
     "variableValues": {
      "type": "object",
      "additionalProperties": true,
      "x-sensitive": "variables"
     },
     "nodes": {
      "type": "array",
      "items": {
       "type": "object",
       "additionalProperties": true
      },
      "x-sensitive": "transcript"
     }
    }
   },
   "Recording": {
    "x-upstream-schema": "Recording",
    "x-whole": true,
    "type": "object",
    "properties": {
     "stereoUrl": {
      "type": "string"
     },
     "videoUrl": {
      "type": "string"
     },
     "videoRecordingStartDelaySeconds": {
      "type": "number"
     },
     "mono": {
      "$ref": "#/components/schemas/MonoRecording"
     }
    }
   },
   "MonoRecording": {
    "x-upstream-schema": "Mono",
    "x-whole": true,
    "type": "object",
    "properties": {
     "combinedUrl": {
      "type": "string"
     },
     "assistantUrl": {
      "type": "string"
     },
     "customerUrl": {
      "type": "string"
     }
    }
   },
   "Monitor": {
    "description": "Where to listen in on a live call, or to steer it.",
    "x-upstream-schema": "Monitor",
    "x-whole": true,
    "type": "object",
    "properties": {
     "listenUrl": {
      "type": "string",
      "x-sensitive": "recording"
     },
     "controlUrl": {
      "type": "string",
      "x-sensitive": "recording"
     }
    }
   },
   "Message": {
    "x-sensitive": "transcript",
    "anyOf": [
     {
      "$ref": "#/components/schemas/UserMessage"
     },
     {
      "$ref": "#/components/schemas/SystemMessage"
     },
     {
      "$ref": "#/components/schemas/BotMessage"
     },
     {
      "$ref": "#/components/schemas/ToolCallMessage"
     },
     {
      "$ref": "#/components/schemas/ToolCallResultMessage"
     }
    ]
   },
   "UserMessage": {
    "x-upstream-schema": "UserMessage",
    "x-whole": true,
    "type": "object",
    "required": [
     "role",
     "message",
     "time",
     "endTime",
     "secondsFromStart"
    ],
    "properties": {
     "role": {
      "type": "string"
     },
     "message": {
      "type": "string"
     },
     "time": {
      "type": "number"
     },
     "endTime": {
      "type": "number"
     },
     "secondsFromStart": {
      "type": "number"
     },
     "duration": {
      "type": "number"
     }
    }
   },
   "SystemMessage": {
    "x-upstream-schema": "SystemMessage",
    "x-whole": true,
    "type": "object",
    "required": [
     "role",
     "message",
     "time",
     "secondsFromStart"
    ],
    "properties": {
     "role": {
      "type": "string"
     },
     "message": {
      "type": "string"
     },
     "time": {
      "type": "number"
     },
     "secondsFromStart": {
      "type": "number"
     }
    }
   },
   "BotMessage": {
    "x-upstream-schema": "BotMessage",
    "x-whole": true,
    "type": "object",
    "required": [
     "role",
     "message",
     "time",
     "endTime",
     "secondsFromStart"
    ],
    "properties": {
     "role": {
      "type": "string"
     },
     "message": {
      "type": "string"
     },
     "time": {
      "type": "number"
     },
     "endTime": {
      "type": "number"
     },
     "secondsFromStart": {
      "type": "number"
     },
     "duration": {
      "type": "number"
     },
     "source": {
      "type": "string"
     }
    }
   },
   "ToolCallMessage": {
    "x-upstream-schema": "ToolCallMessage",
    "x-whole": true,
    "type": "object",
    "required": [
     "role",
     "toolCalls",
     "message",
     "time",
     "secondsFromStart"
    ],
    "properties": {
     "role": {
      "type": "string"
     },
     "message": {
      "type": "string"
     },
     "toolCalls": {
      "type": "array",
      "items": {
       "type": "object",
       "additionalProperties": true
      }
     },
     "time": {
      "type": "number"
     },
     "secondsFromStart": {
      "type": "number"
     }
    }
   },
   "ToolCallResultMessage": {
    "x-upstream-schema": "ToolCallResultMessage",
    "x-whole": true,
    "type": "object",
    "required": [
     "role",
     "toolCallId",
     "name",
     "result",
     "time",
     "secondsFromStart"
    ],
    "properties": {
     "role": {
      "type": "string"
     },
     "toolCallId": {
      "type": "string"
     },
     "name": {
      "type": "string"
     },
     "result": {
      "type": "string"
     },
     "time": {
      "type": "number"
     },
     "secondsFromStart": {
      "type": "number"
     },
     "metadata": {
      "type": "object",
      "additionalProperties": true
     }
    }
   },
   "Error": {
    "type": "object",
    "properties": {
     "message": {
      "x-sensitive": "variables",
      "oneOf": [
       {
        "type": "string"
       },
       {
        "type": "array",
        "items": {
         "type": "string"
        }
       }
      ]
     },
     "error": {
      "type": "string"
     },
     "statusCode": {
      "type": "number"
     }
    }
   },
   "CallEndedReason": {
    "type": "string",
    "enum": [
     "call-start-error-neither-assistant-nor-server-set",
     "assistant-request-failed",
     "assistant-request-returned-error",
     "assistant-request-returned-unspeakable-error",
     "assistant-request-returned-invalid-assistant",
     "assistant-request-returned-no-assistant",
     "assistant-request-returned-forwarding-phone-number",
     "scheduled-call-deleted",
     "call.start.error-vapifault-get-org",
     "call.start.error-vapifault-get-subscription",
     "call.start.error-get-assistant",
     "call.start.error-get-phone-number",
     "call.start.error-get-customer",
     "call.start.error-get-resources-validation",
     "call.start.error-vapi-number-international",
     "call.start.error-vapi-number-outbound-daily-limit",
     "call.start.error-get-transport",
     "call.start.error-subscription-wallet-does-not-exist",
     "call.start.error-subscription-frozen",
     "call.start.error-subscription-insufficient-credits",
     "call.start.error-subscription-upgrade-failed",
     "call.start.error-subscription-concurrency-limit-reached",
     "assistant-not-valid",
     "database-error",
     "assistant-not-found",
     "pipeline-error-openai-voice-failed",
     "pipeline-error-cartesia-voice-failed",
     "pipeline-error-deepgram-voice-failed",
     "pipeline-error-eleven-labs-voice-failed",
     "pipeline-error-playht-voice-failed",
     "pipeline-error-lmnt-voice-failed",
     "pipeline-error-azure-voice-failed",
     "pipeline-error-rime-ai-voice-failed",
     "pipeline-error-smallest-ai-voice-failed",
     "pipeline-error-neuphonic-voice-failed",
     "pipeline-error-hume-voice-failed",
     "pipeline-error-sesame-voice-failed",
     "pipeline-error-inworld-voice-failed",
     "pipeline-error-tavus-video-failed",
     "call.in-progress.error-vapifault-openai-voice-failed",
     "call.in-progress.error-vapifault-cartesia-voice-failed",
     "call.in-progress.error-vapifault-deepgram-voice-failed",
     "call.in-progress.error-vapifault-eleven-labs-voice-failed",
     "call.in-progress.error-vapifault-playht-voice-failed",
     "call.in-progress.error-vapifault-lmnt-voice-failed",
     "call.in-progress.error-vapifault-azure-voice-failed",
     "call.in-progress.error-vapifault-rime-ai-voice-failed",
     "call.in-progress.error-vapifault-smallest-ai-voice-failed",
     "call.in-progress.error-vapifault-neuphonic-voice-failed",
     "call.in-progress.error-vapifault-hume-voice-failed",
     "call.in-progress.error-vapifault-sesame-voice-failed",
     "call.in-progress.error-vapifault-inworld-voice-failed",
     "call.in-progress.error-vapifault-tavus-video-failed",
     "pipeline-error-vapi-llm-failed",
     "pipeline-error-vapi-400-bad-request-validation-failed",
     "pipeline-error-vapi-401-unauthorized",
     "pipeline-error-vapi-403-model-access-denied",
     "pipeline-error-vapi-429-exceeded-quota",
     "pipeline-error-vapi-500-server-error",
     "pipeline-error-vapi-503-server-overloaded-error",
     "call.in-progress.error-vapifault-vapi-llm-failed",
     "call.in-progress.error-vapifault-vapi-400-bad-request-validation-failed",
     "call.in-progress.error-vapifault-vapi-401-unauthorized",
     "call.in-progress.error-vapifault-vapi-403-model-access-denied",
     "call.in-progress.error-vapifault-vapi-429-exceeded-quota",
     "call.in-progress.error-providerfault-vapi-500-server-error",
     "call.in-progress.error-providerfault-vapi-503-server-overloaded-error",
     "pipeline-error-deepgram-transcriber-failed",
     "call.in-progress.error-vapifault-deepgram-transcriber-failed",
     "pipeline-error-gladia-transcriber-failed",
     "call.in-progress.error-vapifault-gladia-transcriber-failed",
     "pipeline-error-speechmatics-transcriber-failed",
     "call.in-progress.error-vapifault-speechmatics-transcriber-failed",
     "pipeline-error-assembly-ai-transcriber-failed",
     "pipeline-error-assembly-ai-returning-400-insufficent-funds",
     "pipeline-error-assembly-ai-returning-400-paid-only-feature",
     "pipeline-error-assembly-ai-returning-401-invalid-credentials",
     "pipeline-error-assembly-ai-returning-500-invalid-schema",
     "pipeline-error-assembly-ai-returning-500-word-boost-parsing-failed",
     "call.in-progress.error-vapifault-assembly-ai-transcriber-failed",
     "call.in-progress.error-vapifault-assembly-ai-returning-400-insufficent-funds",
     "call.in-progress.error-vapifault-assembly-ai-returning-400-paid-only-feature",
     "call.in-progress.error-vapifault-assembly-ai-returning-401-invalid-credentials",
     "call.in-progress.error-vapifault-assembly-ai-returning-500-invalid-schema",
     "call.in-progress.error-vapifault-assembly-ai-returning-500-word-boost-parsing-failed",
     "pipeline-error-talkscriber-transcriber-failed",
     "call.in-progress.error-vapifault-talkscriber-transcriber-failed",
     "pipeline-error-azure-speech-transcriber-failed",
     "call.in-progress.error-vapifault-azure-speech-transcriber-failed",
     "call.in-progress.error-pipeline-no-available-llm-model",
     "worker-shutdown",
     "vonage-disconnected",
     "vonage-failed-to-connect-call",
     "vonage-completed",
     "phone-call-provider-bypass-enabled-but-no-call-received",
     "call.in-progress.error-providerfault-transport-never-connected",
     "call.in-progress.error-vapifault-worker-not-available",
     "call.in-progress.error-vapifault-transport-never-connected",
     "call.in-progress.error-vapifault-transport-connected-but-call-not-active",
     "call.in-progress.error-vapifault-call-started-but-connection-to-transport-missing",
     "call.in-progress.error-vapifault-worker-died",
     "call.in-progress.twilio-completed-call",
     "call.in-progress.sip-completed-call",
     "call.in-progress.error-vapifault-openai-llm-failed",
     "call.in-progress.error-vapifault-azure-openai-llm-failed",
     "call.in-progress.error-vapifault-groq-llm-failed",
     "call.in-progress.error-vapifault-google-llm-failed",
     "call.in-progress.error-vapifault-xai-llm-failed",
     "call.in-progress.error-vapifault-mistral-llm-failed",
     "call.in-progress.error-vapifault-inflection-ai-llm-failed",
     "call.in-progress.error-vapifault-cerebras-llm-failed",
     "call.in-progress.error-vapifault-deep-seek-llm-failed",
     "call.in-progress.error-vapifault-chat-pipeline-failed-to-start",
     "pipeline-error-openai-400-bad-request-validation-failed",
     "pipeline-error-openai-401-unauthorized",
     "pipeline-error-openai-401-incorrect-api-key",
     "pipeline-error-openai-401-account-not-in-organization",
     "pipeline-error-openai-403-model-access-denied",
     "pipeline-error-openai-429-exceeded-quota",
     "pipeline-error-openai-429-rate-limit-reached",
     "pipeline-error-openai-500-server-error",
     "pipeline-error-openai-503-server-overloaded-error",
     "pipeline-error-openai-llm-failed",
     "call.in-progress.error-vapifault-openai-400-bad-request-validation-failed",
     "call.in-progress.error-vapifault-openai-401-unauthorized",
     "call.in-progress.error-vapifault-openai-401-incorrect-api-key",
     "call.in-progress.error-vapifault-openai-401-account-not-in-organization",
     "call.in-progress.error-vapifault-openai-403-model-access-denied",
     "call.in-progress.error-vapifault-openai-429-exceeded-quota",
     "call.in-progress.error-vapifault-openai-429-rate-limit-reached",
     "call.in-progress.error-providerfault-openai-500-server-error",
     "call.in-progress.error-providerfault-openai-503-server-overloaded-error",
     "pipeline-error-azure-openai-400-bad-request-validation-failed",
     "pipeline-error-azure-openai-401-unauthorized",
     "pipeline-error-azure-openai-403-model-access-denied",
     "pipeline-error-azure-openai-429-exceeded-quota",
     "pipeline-error-azure-openai-500-server-error",
     "pipeline-error-azure-openai-503-server-overloaded-error",
     "pipeline-error-azure-openai-llm-failed",
     "call.in-progress.error-vapifault-azure-openai-400-bad-request-validation-failed",
     "call.in-progress.error-vapifault-azure-openai-401-unauthorized",
     "call.in-progress.error-vapifault-azure-openai-403-model-access-denied",
     "call.in-progress.error-vapifault-azure-openai-429-exceeded-quota",
     "call.in-progress.error-providerfault-azure-openai-500-server-error",
     "call.in-progress.error-providerfault-azure-openai-503-server-overloaded-error",
     "pipeline-error-google-400-bad-request-validation-failed",
     "pipeline-error-google-401-unauthorized",
     "pipeline-error-google-403-model-access-denied",
     "pipeline-error-google-429-exceeded-quota",
     "pipeline-error-google-500-server-error",
     "pipeline-error-google-503-server-overloaded-error",
     "pipeline-error-google-llm-failed",
     "call.in-progress.error-vapifault-google-400-bad-request-validation-failed",
     "call.in-progress.error-vapifault-google-401-unauthorized",
     "call.in-progress.error-vapifault-google-403-model-access-denied",
     "call.in-progress.error-vapifault-google-429-exceeded-quota",
     "call.in-progress.error-providerfault-google-500-server-error",
     "call.in-progress.error-providerfault-google-503-server-overloaded-error",
     "pipeline-error-xai-400-bad-request-validation-failed",
     "pipeline-error-xai-401-unauthorized",
     "pipeline-error-xai-403-model-access-denied",
     "pipeline-error-xai-429-exceeded-quota",
     "pipeline-error-xai-500-server-error",
     "pipeline-error-xai-503-server-overloaded-error",
     "pipeline-error-xai-llm-failed",
     "call.in-progress.error-vapifault-xai-400-bad-request-validation-failed",
     "call.in-progress.error-vapifault-xai-401-unauthorized",
     "call.in-progress.error-vapifault-xai-403-model-access-denied",
     "call.in-progress.error-vapifault-xai-429-exceeded-quota",
     "call.in-progress.error-providerfault-xai-500-server-error",
     "call.in-progress.error-providerfault-xai-503-server-overloaded-error",
     "pipeline-error-mistral-400-bad-request-validation-failed",
     "pipeline-error-mistral-401-unauthorized",
     "pipeline-error-mistral-403-model-access-denied",
     "pipeline-error-mistral-429-exceeded-quota",
     "pipeline-error-mistral-500-server-error",
     "pipeline-error-mistral-503-server-overloaded-error",
     "pipeline-error-mistral-llm-failed",
     "call.in-progress.error-vapifault-mistral-400-bad-request-validation-failed",
     "call.in-progress.error-vapifault-mistral-401-unauthorized",
     "call.in-progress.error-vapifault-mistral-403-model-access-denied",
     "call.in-progress.error-vapifault-mistral-429-exceeded-quota",
     "call.in-progress.error-providerfault-mistral-500-server-error",
     "call.in-progress.error-providerfault-mistral-503-server-overloaded-error",
     "pipeline-error-inflection-ai-400-bad-request-validation-failed",
     "pipeline-error-inflection-ai-401-unauthorized",
     "pipeline-error-inflection-ai-403-model-access-denied",
     "pipeline-error-inflection-ai-429-exceeded-quota",
     "pipeline-error-inflection-ai-500-server-error",
     "pipeline-error-inflection-ai-503-server-overloaded-error",
     "pipeline-error-inflection-ai-llm-failed",
     "call.in-progress.error-vapifault-inflection-ai-400-bad-request-validation-failed",
     "call.in-progress.error-vapifault-inflection-ai-401-unauthorized",
     "call.in-progress.error-vapifault-inflection-ai-403-model-access-denied",
     "call.in-progress.error-vapifault-inflection-ai-429-exceeded-quota",
     "call.in-progress.error-providerfault-inflection-ai-500-server-error",
     "call.in-progress.error-providerfault-inflection-ai-503-server-overloaded-error",
     "pipeline-error-deep-seek-400-bad-request-validation-failed",
     "pipeline-error-deep-seek-401-unauthorized",
     "pipeline-error-deep-seek-403-model-access-denied",
     "pipeline-error-deep-seek-429-exceeded-quota",
     "pipeline-error-deep-seek-500-server-error",
     "pipeline-error-deep-seek-503-server-overloaded-error",
     "pipeline-error-deep-seek-llm-failed",
     "call.in-progress.error-vapifault-deep-seek-400-bad-request-validation-failed",
     "call.in-progress.error-vapifault-deep-seek-401-unauthorized",
     "call.in-progress.error-vapifault-deep-seek-403-model-access-denied",
     "call.in-progress.error-vapifault-deep-seek-429-exceeded-quota",
     "call.in-progress.error-providerfault-deep-seek-500-server-error",
     "call.in-progress.error-providerfault-deep-seek-503-server-overloaded-error",
     "pipeline-error-groq-400-bad-request-validation-failed",
     "pipeline-error-groq-401-unauthorized",
     "pipeline-error-groq-403-model-access-denied",
     "pipeline-error-groq-429-exceeded-quota",
     "pipeline-error-groq-500-server-error",
     "pipeline-error-groq-503-server-overloaded-error",
     "pipeline-error-groq-llm-failed",
     "call.in-progress.error-vapifault-groq-400-bad-request-validation-failed",
     "call.in-progress.error-vapifault-groq-401-unauthorized",
     "call.in-progress.error-vapifault-groq-403-model-access-denied",
     "call.in-progress.error-vapifault-groq-429-exceeded-quota",
     "call.in-progress.error-providerfault-groq-500-server-error",
     "call.in-progress.error-providerfault-groq-503-server-overloaded-error",
     "pipeline-error-cerebras-400-bad-request-validation-failed",
     "pipeline-error-cerebras-401-unauthorized",
     "pipeline-error-cerebras-403-model-access-denied",
     "pipeline-error-cerebras-429-exceeded-quota",
     "pipeline-error-cerebras-500-server-error",
     "pipeline-error-cerebras-503-server-overloaded-error",
     "pipeline-error-cerebras-llm-failed",
     "call.in-progress.error-vapifault-cerebras-400-bad-request-validation-failed",
     "call.in-progress.error-vapifault-cerebras-401-unauthorized",
     "call.in-progress.error-vapifault-cerebras-403-model-access-denied",
     "call.in-progress.error-vapifault-cerebras-429-exceeded-quota",
     "call.in-progress.error-providerfault-cerebras-500-server-error",
     "call.in-progress.error-providerfault-cerebras-503-server-overloaded-error",
     "pipeline-error-anthropic-400-bad-request-validation-failed",
     "pipeline-error-anthropic-401-unauthorized",
     "pipeline-error-anthropic-403-model-access-denied",
     "pipeline-error-anthropic-429-exceeded-quota",
     "pipeline-error-anthropic-500-server-error",
     "pipeline-error-anthropic-503-server-overloaded-error",
     "pipeline-error-anthropic-llm-failed",
     "call.in-progress.error-vapifault-anthropic-llm-failed",
     "call.in-progress.error-vapifault-anthropic-400-bad-request-validation-failed",
     "call.in-progress.error-vapifault-anthropic-401-unauthorized",
     "call.in-progress.error-vapifault-anthropic-403-model-access-denied",
     "call.in-progress.error-vapifault-anthropic-429-exceeded-quota",
     "call.in-progress.error-providerfault-anthropic-500-server-error",
     "call.in-progress.error-providerfault-anthropic-503-server-overloaded-error",
     "pipeline-error-anthropic-bedrock-400-bad-request-validation-failed",
     "pipeline-error-anthropic-bedrock-401-unauthorized",
     "pipeline-error-anthropic-bedrock-403-model-access-denied",
     "pipeline-error-anthropic-bedrock-429-exceeded-quota",
     "pipeline-error-anthropic-bedrock-500-server-error",
     "pipeline-error-anthropic-bedrock-503-server-overloaded-error",
     "pipeline-error-anthropic-bedrock-llm-failed",
     "call.in-progress.error-vapifault-anthropic-bedrock-llm-failed",
     "call.in-progress.error-vapifault-anthropic-bedrock-400-bad-request-validation-failed",
     "call.in-progress.error-vapifault-anthropic-bedrock-401-unauthorized",
     "call.in-progress.error-vapifault-anthropic-bedrock-403-model-access-denied",
     "call.in-progress.error-vapifault-anthropic-bedrock-429-exceeded-quota",
     "call.in-progress.error-providerfault-anthropic-bedrock-500-server-error",
     "call.in-progress.error-providerfault-anthropic-bedrock-503-server-overloaded-error",
     "pipeline-error-anthropic-vertex-400-bad-request-validation-failed",
     "pipeline-error-anthropic-vertex-401-unauthorized",
     "pipeline-error-anthropic-vertex-403-model-access-denied",
     "pipeline-error-anthropic-vertex-429-exceeded-quota",
     "pipeline-error-anthropic-vertex-500-server-error",
     "pipeline-error-anthropic-vertex-503-server-overloaded-error",
     "pipeline-error-anthropic-vertex-llm-failed",
     "call.in-progress.error-vapifault-anthropic-vertex-llm-failed",
     "call.in-progress.error-vapifault-anthropic-vertex-400-bad-request-validation-failed",
     "call.in-progress.error-vapifault-anthropic-vertex-401-unauthorized",
     "call.in-progress.error-vapifault-anthropic-vertex-403-model-access-denied",
     "call.in-progress.error-vapifault-anthropic-vertex-429-exceeded-quota",
     "call.in-progress.error-providerfault-anthropic-vertex-500-server-error",
     "call.in-progress.error-providerfault-anthropic-vertex-503-server-overloaded-error",
     "pipeline-error-together-ai-400-bad-request-validation-failed",
     "pipeline-error-together-ai-401-unauthorized",
     "pipeline-error-together-ai-403-model-access-denied",
     "pipeline-error-together-ai-429-exceeded-quota",
     "pipeline-error-together-ai-500-server-error",
     "pipeline-error-together-ai-503-server-overloaded-error",
     "pipeline-error-together-ai-llm-failed",
     "call.in-progress.error-vapifault-together-ai-llm-failed",
     "call.in-progress.error-vapifault-together-ai-400-bad-request-validation-failed",
     "call.in-progress.error-vapifault-together-ai-401-unauthorized",
     "call.in-progress.error-vapifault-together-ai-403-model-access-denied",
     "call.in-progress.error-vapifault-together-ai-429-exceeded-quota",
     "call.in-progress.error-providerfault-together-ai-500-server-error",
     "call.in-progress.error-providerfault-together-ai-503-server-overloaded-error",
     "pipeline-error-anyscale-400-bad-request-validation-failed",
     "pipeline-error-anyscale-401-unauthorized",
     "pipeline-error-anyscale-403-model-access-denied",
     "pipeline-error-anyscale-429-exceeded-quota",
     "pipeline-error-anyscale-500-server-error",
     "pipeline-error-anyscale-503-server-overloaded-error",
     "pipeline-error-anyscale-llm-failed",
     "call.in-progress.error-vapifault-anyscale-llm-failed",
     "call.in-progress.error-vapifault-anyscale-400-bad-request-validation-failed",
     "call.in-progress.error-vapifault-anyscale-401-unauthorized",
     "call.in-progress.error-vapifault-anyscale-403-model-access-denied",
     "call.in-progress.error-vapifault-anyscale-429-exceeded-quota",
     "call.in-progress.error-providerfault-anyscale-500-server-error",
     "call.in-progress.error-providerfault-anyscale-503-server-overloaded-error",
     "pipeline-error-openrouter-400-bad-request-validation-failed",
     "pipeline-error-openrouter-401-unauthorized",
     "pipeline-error-openrouter-403-model-access-denied",
     "pipeline-error-openrouter-429-exceeded-quota",
     "pipeline-error-openrouter-500-server-error",
     "pipeline-error-openrouter-503-server-overloaded-error",
     "pipeline-error-openrouter-llm-failed",
     "call.in-progress.error-vapifault-openrouter-llm-failed",
     "call.in-progress.error-vapifault-openrouter-400-bad-request-validation-failed",
     "call.in-progress.error-vapifault-openrouter-401-unauthorized",
     "call.in-progress.error-vapifault-openrouter-403-model-access-denied",
     "call.in-progress.error-vapifault-openrouter-429-exceeded-quota",
     "call.in-progress.error-providerfault-openrouter-500-server-error",
     "call.in-progress.error-providerfault-openrouter-503-server-overloaded-error",
     "pipeline-error-perplexity-ai-400-bad-request-validation-failed",
     "pipeline-error-perplexity-ai-401-unauthorized",
     "pipeline-error-perplexity-ai-403-model-access-denied",
     "pipeline-error-perplexity-ai-429-exceeded-quota",
     "pipeline-error-perplexity-ai-500-server-error",
     "pipeline-error-perplexity-ai-503-server-overloaded-error",
     "pipeline-error-perplexity-ai-llm-failed",
     "call.in-progress.error-vapifault-perplexity-ai-llm-failed",
     "call.in-progress.error-vapifault-perplexity-ai-400-bad-request-validation-failed",
     "call.in-progress.error-vapifault-perplexity-ai-401-unauthorized",
     "call.in-progress.error-vapifault-perplexity-ai-403-model-access-denied",
     "call.in-progress.error-vapifault-perplexity-ai-429-exceeded-quota",
     "call.in-progress.error-providerfault-perplexity-ai-500-server-error",
     "call.in-progress.error-providerfault-perplexity-ai-503-server-overloaded-error",
     "pipeline-error-deepinfra-400-bad-request-validation-failed",
     "pipeline-error-deepinfra-401-unauthorized",
     "pipeline-error-deepinfra-403-model-access-denied",
     "pipeline-error-deepinfra-429-exceeded-quota",
     "pipeline-error-deepinfra-500-server-error",
     "pipeline-error-deepinfra-503-server-overloaded-error",
     "pipeline-error-deepinfra-llm-failed",
     "call.in-progress.error-vapifault-deepinfra-llm-failed",
     "call.in-progress.error-vapifault-deepinfra-400-bad-request-validation-failed",
     "call.in-progress.error-vapifault-deepinfra-401-unauthorized",
     "call.in-progress.error-vapifault-deepinfra-403-model-access-denied",
     "call.in-progress.error-vapifault-deepinfra-429-exceeded-quota",
     "call.in-progress.error-providerfault-deepinfra-500-server-error",
     "call.in-progress.error-providerfault-deepinfra-503-server-overloaded-error",
     "pipeline-error-runpod-400-bad-request-validation-failed",
     "pipeline-error-runpod-401-unauthorized",
     "pipeline-error-runpod-403-model-access-denied",
     "pipeline-error-runpod-429-exceeded-quota",
     "pipeline-error-runpod-500-server-error",
     "pipeline-error-runpod-503-server-overloaded-error",
     "pipeline-error-runpod-llm-failed",
     "call.in-progress.error-vapifault-runpod-llm-failed",
     "call.in-progress.error-vapifault-runpod-400-bad-request-validation-failed",
     "call.in-progress.error-vapifault-runpod-401-unauthorized",
     "call.in-progress.error-vapifault-runpod-403-model-access-denied",
     "call.in-progress.error-vapifault-runpod-429-exceeded-quota",
     "call.in-progress.error-providerfault-runpod-500-server-error",
     "call.in-progress.error-providerfault-runpod-503-server-overloaded-error",
     "pipeline-error-custom-llm-400-bad-request-validation-failed",
     "pipeline-error-custom-llm-401-unauthorized",
     "pipeline-error-custom-llm-403-model-access-denied",
     "pipeline-error-custom-llm-429-exceeded-quota",
     "pipeline-error-custom-llm-500-server-error",
     "pipeline-error-custom-llm-503-server-overloaded-error",
     "pipeline-error-custom-llm-llm-failed",
     "call.in-progress.error-vapifault-custom-llm-llm-failed",
     "call.in-progress.error-vapifault-custom-llm-400-bad-request-validation-failed",
     "call.in-progress.error-vapifault-custom-llm-401-unauthorized",
     "call.in-progress.error-vapifault-custom-llm-403-model-access-denied",
     "call.in-progress.error-vapifault-custom-llm-429-exceeded-quota",
     "call.in-progress.error-providerfault-custom-llm-500-server-error",
     "call.in-progress.error-providerfault-custom-llm-503-server-overloaded-error",
     "pipeline-error-custom-voice-failed",
     "pipeline-error-cartesia-socket-hang-up",
     "pipeline-error-cartesia-requested-payment",
     "pipeline-error-cartesia-500-server-error",
     "pipeline-error-cartesia-502-server-error",
     "pipeline-error-cartesia-503-server-error",
     "pipeline-error-cartesia-522-server-error",
     "call.in-progress.error-vapifault-cartesia-socket-hang-up",
     "call.in-progress.error-vapifault-cartesia-requested-payment",
     "call.in-progress.error-providerfault-cartesia-500-server-error",
     "call.in-progress.error-providerfault-cartesia-503-server-error",
     "call.in-progress.error-providerfault-cartesia-522-server-error",
     "pipeline-error-eleven-labs-voice-not-found",
     "pipeline-error-eleven-labs-quota-exceeded",
     "pipeline-error-eleven-labs-unauthorized-access",
     "pipeline-error-eleven-labs-unauthorized-to-access-model",
     "pipeline-error-eleven-labs-professional-voices-only-for-creator-plus",
     "pipeline-error-eleven-labs-blocked-free-plan-and-requested-upgrade",
     "pipeline-error-eleven-labs-blocked-concurrent-requests-and-requested-upgrade",
     "pipeline-error-eleven-labs-blocked-using-instant-voice-clone-and-requested-upgrade",
     "pipeline-error-eleven-labs-system-busy-and-requested-upgrade",
     "pipeline-error-eleven-labs-voice-not-fine-tuned",
     "pipeline-error-eleven-labs-invalid-api-key",
     "pipeline-error-eleven-labs-invalid-voice-samples",
     "pipeline-error-eleven-labs-voice-disabled-by-owner",
     "pipeline-error-eleven-labs-vapi-voice-disabled-by-owner",
     "pipeline-error-eleven-labs-blocked-account-in-probation",
     "pipeline-error-eleven-labs-blocked-content-against-their-policy",
     "pipeline-error-eleven-labs-missing-samples-for-voice-clone",
     "pipeline-error-eleven-labs-voice-not-fine-tuned-and-cannot-be-used",
     "pipeline-error-eleven-labs-voice-not-allowed-for-free-users",
     "pipeline-error-eleven-labs-max-character-limit-exceeded",
     "pipeline-error-eleven-labs-blocked-voice-potentially-against-terms-of-service-and-awaiting-verification",
     "pipeline-error-eleven-labs-500-server-error",
     "pipeline-error-eleven-labs-503-server-error",
     "call.in-progress.error-vapifault-eleven-labs-voice-not-found",
     "call.in-progress.error-vapifault-eleven-labs-quota-exceeded",
     "call.in-progress.error-vapifault-eleven-labs-unauthorized-access",
     "call.in-progress.error-vapifault-eleven-labs-unauthorized-to-access-model",
     "call.in-progress.error-vapifault-eleven-labs-professional-voices-only-for-creator-plus",
     "call.in-progress.error-vapifault-eleven-labs-blocked-free-plan-and-requested-upgrade",
     "call.in-progress.error-vapifault-eleven-labs-blocked-concurrent-requests-and-requested-upgrade",
     "call.in-progress.error-vapifault-eleven-labs-blocked-using-instant-voice-clone-and-requested-upgrade",
     "call.in-progress.error-vapifault-eleven-labs-system-busy-and-requested-upgrade",
     "call.in-progress.error-vapifault-eleven-labs-voice-not-fine-tuned",
     "call.in-progress.error-vapifault-eleven-labs-invalid-api-key",
     "call.in-progress.error-vapifault-eleven-labs-invalid-voice-samples",
     "call.in-progress.error-vapifault-eleven-labs-voice-disabled-by-owner",
     "call.in-progress.error-vapifault-eleven-labs-blocked-account-in-probation",
     "call.in-progress.error-vapifault-eleven-labs-blocked-content-against-their-policy",
     "call.in-progress.error-vapifault-eleven-labs-missing-samples-for-voice-clone",
     "call.in-progress.error-vapifault-eleven-labs-voice-not-fine-tuned-and-cannot-be-used",
     "call.in-progress.error-vapifault-eleven-labs-voice-not-allowed-for-free-users",
     "call.in-progress.error-vapifault-eleven-labs-max-character-limit-exceeded",
     "call.in-progress.error-vapifault-eleven-labs-blocked-voice-potentially-against-terms-of-service-and-awaiting-verification",
     "call.in-progress.error-providerfault-eleven-labs-500-server-error",
     "call.in-progress.error-providerfault-eleven-labs-503-server-error",
     "pipeline-error-playht-request-timed-out",
     "pipeline-error-playht-invalid-voice",
     "pipeline-error-playht-unexpected-error",
     "pipeline-error-playht-out-of-credits",
     "pipeline-error-playht-invalid-emotion",
     "pipeline-error-playht-voice-must-be-a-valid-voice-manifest-uri",
     "pipeline-error-playht-401-unauthorized",
     "pipeline-error-playht-403-forbidden-out-of-characters",
     "pipeline-error-playht-403-forbidden-api-access-not-available",
     "pipeline-error-playht-429-exceeded-quota",
     "pipeline-error-playht-502-gateway-error",
     "pipeline-error-playht-504-gateway-error",
     "call.in-progress.error-vapifault-playht-request-timed-out",
     "call.in-progress.error-vapifault-playht-invalid-voice",
     "call.in-progress.error-vapifault-playht-unexpected-error",
     "call.in-progress.error-vapifault-playht-out-of-credits",
     "call.in-progress.error-vapifault-playht-invalid-emotion",
     "call.in-progress.error-vapifault-playht-voice-must-be-a-valid-voice-manifest-uri",
     "call.in-progress.error-vapifault-playht-401-unauthorized",
     "call.in-progress.error-vapifault-playht-403-forbidden-out-of-characters",
     "call.in-progress.error-vapifault-playht-403-forbidden-api-access-not-available",
     "call.in-progress.error-vapifault-playht-429-exceeded-quota",
     "call.in-progress.error-providerfault-playht-502-gateway-error",
     "call.in-progress.error-providerfault-playht-504-gateway-error",
     "pipeline-error-custom-transcriber-failed",
     "call.in-progress.error-vapifault-custom-transcriber-failed",
     "pipeline-error-eleven-labs-transcriber-failed",
     "call.in-progress.error-vapifault-eleven-labs-transcriber-failed",
     "pipeline-error-deepgram-returning-400-no-such-model-language-tier-combination",
     "pipeline-error-deepgram-returning-401-invalid-credentials",
     "pipeline-error-deepgram-returning-403-model-access-denied",
     "pipeline-error-deepgram-returning-404-not-found",
     "pipeline-error-deepgram-returning-500-invalid-json",
     "pipeline-error-deepgram-returning-502-network-error",
     "pipeline-error-deepgram-returning-502-bad-gateway-ehostunreach",
     "pipeline-error-deepgram-returning-econnreset",
     "call.in-progress.error-vapifault-deepgram-returning-400-no-such-model-language-tier-combination",
     "call.in-progress.error-vapifault-deepgram-returning-401-invalid-credentials",
     "call.in-progress.error-vapifault-deepgram-returning-404-not-found",
     "call.in-progress.error-vapifault-deepgram-returning-403-model-access-denied",
     "call.in-progress.error-providerfault-deepgram-returning-500-invalid-json",
     "call.in-progress.error-providerfault-deepgram-returning-502-network-error",
     "call.in-progress.error-providerfault-deepgram-returning-502-bad-gateway-ehostunreach",
     "pipeline-error-google-transcriber-failed",
     "call.in-progress.error-vapifault-google-transcriber-failed",
     "pipeline-error-openai-transcriber-failed",
     "call.in-progress.error-vapifault-openai-transcriber-failed",
     "assistant-ended-call",
     "assistant-said-end-call-phrase",
     "assistant-ended-call-with-hangup-task",
     "assistant-ended-call-after-message-spoken",
     "assistant-forwarded-call",
     "assistant-join-timed-out",
     "call.in-progress.error-assistant-did-not-receive-customer-audio",
     "call.in-progress.error-transfer-failed",
     "customer-busy",
     "customer-ended-call",
     "customer-did-not-answer",
     "customer-did-not-give-microphone-permission",
     "exceeded-max-duration",
     "manually-canceled",
     "phone-call-provider-closed-websocket",
     "call.forwarding.operator-busy",
     "silence-timed-out",
     "call.in-progress.error-sip-inbound-call-failed-to-connect",
     "call.in-progress.error-providerfault-outbound-sip-403-forbidden",
     "call.in-progress.error-providerfault-outbound-sip-407-proxy-authentication-required",
     "call.in-progress.error-providerfault-outbound-sip-503-service-unavailable",
     "call.in-progress.error-providerfault-outbound-sip-480-temporarily-unavailable",
     "call.in-progress.error-sip-outbound-call-failed-to-connect",
     "call.ringing.hook-executed-say",
     "call.ringing.hook-executed-transfer",
     "call.ringing.sip-inbound-caller-hungup-before-call-connect",
     "call.ringing.error-sip-inbound-call-failed-to-connect",
     "twilio-failed-to-connect-call",
     "twilio-reported-customer-misdialed",
     "vonage-rejected",
     "voicemail"
    ]
   }
  }
 }
};
