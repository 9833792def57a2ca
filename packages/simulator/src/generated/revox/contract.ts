// Written by scripts/generate.ts from specs/revox.yaml: change that file, then run `pnpm generate`.

/** The contract itself, as data. */
export const contract: unknown = {
 "paths": {
  "/campaigns": {
   "get": {
    "operationId": "listCampaigns",
    "x-effect": "read",
    "x-evidence": "documented",
    "responses": {
     "200": {
      "description": "Every campaign",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/CampaignList"
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
     "200": {
      "description": "The new campaign",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/CampaignAnswer"
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
  "/campaigns/{id}": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Id"
    }
   ],
   "get": {
    "operationId": "getCampaign",
    "x-effect": "read",
    "x-evidence": "documented",
    "responses": {
     "200": {
      "description": "One campaign",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/CampaignAnswer"
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
      "description": "The changed campaign",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/CampaignAnswer"
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
    "x-evidence": "inferred",
    "responses": {
     "200": {
      "description": "Deleted",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Acknowledgement"
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
  "/campaigns/{id}/launch": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Id"
    }
   ],
   "post": {
    "operationId": "launchCampaign",
    "x-effect": "physical",
    "x-evidence": "inferred",
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/LaunchCampaign"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "How many calls were launched, and how many were left out",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/LaunchAnswer"
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
  "/campaigns/{id}/pause": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Id"
    }
   ],
   "post": {
    "operationId": "pauseCampaign",
    "x-effect": "idempotent",
    "x-evidence": "inferred",
    "responses": {
     "200": {
      "description": "Paused",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Acknowledgement"
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
  "/campaigns/{id}/resume": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Id"
    }
   ],
   "post": {
    "operationId": "resumeCampaign",
    "x-effect": "physical",
    "x-evidence": "inferred",
    "responses": {
     "200": {
      "description": "Resumed",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Acknowledgement"
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
  "/campaigns/{id}/cancel": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Id"
    }
   ],
   "post": {
    "operationId": "cancelCampaign",
    "x-effect": "idempotent",
    "x-evidence": "inferred",
    "responses": {
     "200": {
      "description": "Cancelled",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Acknowledgement"
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
  "/campaigns/{id}/rows": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Id"
    }
   ],
   "get": {
    "operationId": "listRows",
    "x-effect": "read",
    "x-evidence": "documented",
    "responses": {
     "200": {
      "description": "Every row of the campaign",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/RowList"
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
    "operationId": "listCallAttempts",
    "x-effect": "read",
    "x-evidence": "documented",
    "parameters": [
     {
      "name": "page",
      "in": "query",
      "required": true,
      "schema": {
       "type": "integer",
       "maximum": 9007199254740991
      }
     },
     {
      "name": "page_size",
      "in": "query",
      "required": true,
      "schema": {
       "type": "integer",
       "minimum": 1,
       "maximum": 9007199254740991
      }
     },
     {
      "name": "statuses",
      "in": "query",
      "style": "form",
      "explode": true,
      "schema": {
       "type": "array",
       "items": {
        "$ref": "#/components/schemas/CallStatus"
       }
      }
     }
    ],
    "responses": {
     "200": {
      "description": "One page of attempts",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/CallAttemptList"
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
   "parameters": [
    {
     "$ref": "#/components/parameters/Id"
    }
   ],
   "get": {
    "operationId": "getCall",
    "x-effect": "read",
    "x-evidence": "documented",
    "responses": {
     "200": {
      "description": "One call order",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/CallAnswer"
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
  "/call/{id}/cancel": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Id"
    }
   ],
   "post": {
    "operationId": "cancelCall",
    "x-effect": "idempotent",
    "x-evidence": "documented",
    "responses": {
     "200": {
      "description": "Cancelled",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Acknowledgement"
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
   }
  },
  "responses": {
   "Error": {
    "description": "Anything but a 2xx",
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
   "Campaign": {
    "type": "object",
    "required": [
     "id",
     "assistant_id",
     "created_at",
     "is_cancelled",
     "name",
     "organization_id",
     "status",
     "updated_at"
    ],
    "properties": {
     "id": {
      "type": "string"
     },
     "assistant_id": {
      "type": "string"
     },
     "created_at": {
      "$ref": "#/components/schemas/Time"
     },
     "is_cancelled": {
      "type": "boolean"
     },
     "name": {
      "type": "string"
     },
     "organization_id": {
      "type": "string"
     },
     "status": {
      "$ref": "#/components/schemas/CampaignStatus"
     },
     "updated_at": {
      "$ref": "#/components/schemas/Time"
     },
     "assistant": {
      "$ref": "#/components/schemas/Assistant"
     },
     "from_phone_number": {
      "type": [
       "string",
       "null"
      ],
      "x-evidence": "inferred",
      "x-sensitive": "phone_number"
     },
     "max_concurrent_calls": {
      "type": [
       "number",
       "null"
      ],
      "x-evidence": "inferred"
     },
     "call_retry_config": {
      "anyOf": [
       {
        "$ref": "#/components/schemas/CallRetryConfig"
       },
       {
        "type": "null"
       }
      ],
      "x-evidence": "inferred"
     },
     "scheduled_at": {
      "$ref": "#/components/schemas/Time",
      "x-evidence": "inferred"
     },
     "row_stats": {
      "anyOf": [
       {
        "$ref": "#/components/schemas/RowStats"
       },
       {
        "type": "null"
       }
      ],
      "x-evidence": "inferred"
     },
     "funnel_stats": {
      "x-evidence": "inferred"
     },
     "created_by": {
      "x-evidence": "inferred",
      "x-sensitive": "name"
     },
     "structured_output_extraction": {
      "x-evidence": "inferred"
     }
    }
   },
   "CampaignStatus": {
    "type": "string",
    "enum": [
     "draft",
     "running",
     "paused",
     "completed"
    ]
   },
   "RowStats": {
    "type": "object",
    "x-evidence": "inferred",
    "required": [
     "calling",
     "completed",
     "failed",
     "not_launched",
     "pending",
     "retry",
     "skipped",
     "total"
    ],
    "properties": {
     "calling": {
      "type": "number"
     },
     "completed": {
      "type": "number"
     },
     "failed": {
      "type": "number"
     },
     "not_launched": {
      "type": "number"
     },
     "pending": {
      "type": "number"
     },
     "retry": {
      "type": "number"
     },
     "skipped": {
      "type": "number"
     },
     "total": {
      "type": "number"
     }
    }
   },
   "CampaignList": {
    "type": "object",
    "required": [
     "campaigns"
    ],
    "properties": {
     "campaigns": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Campaign"
      }
     }
    }
   },
   "CampaignAnswer": {
    "type": "object",
    "required": [
     "campaign"
    ],
    "properties": {
     "campaign": {
      "$ref": "#/components/schemas/Campaign"
     }
    }
   },
   "CreateCampaign": {
    "type": "object",
    "required": [
     "assistant_id",
     "contacts",
     "name"
    ],
    "properties": {
     "assistant_id": {
      "type": "string"
     },
     "contacts": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Contact"
      }
     },
     "name": {
      "type": "string",
      "minLength": 1
     },
     "launch": {
      "type": "boolean"
     },
     "scheduled_at": {
      "$ref": "#/components/schemas/Time"
     },
     "call_retry_config": {
      "$ref": "#/components/schemas/CallRetryRequest"
     },
     "from_phone_number": {
      "type": "string",
      "x-sensitive": "phone_number"
     },
     "max_concurrent_calls": {
      "type": "number",
      "minimum": 1
     }
    }
   },
   "Contact": {
    "type": "object",
    "required": [
     "prompt_variables",
     "to_phone_number"
    ],
    "properties": {
     "prompt_variables": {
      "type": "object",
      "additionalProperties": {
       "type": "string"
      },
      "x-sensitive": "variables"
     },
     "to_phone_number": {
      "type": "string",
      "x-sensitive": "phone_number"
     }
    }
   },
   "UpdateCampaign": {
    "type": "object",
    "properties": {
     "name": {
      "type": "string"
     },
     "from_phone_number": {
      "type": "string",
      "x-sensitive": "phone_number"
     },
     "max_concurrent_calls": {
      "type": "number"
     },
     "call_retry_config": {
      "$ref": "#/components/schemas/CallRetryRequest"
     }
    }
   },
   "LaunchCampaign": {
    "type": "object",
    "required": [
     "mode",
     "selection"
    ],
    "properties": {
     "mode": {
      "$ref": "#/components/schemas/LaunchMode"
     },
     "selection": {
      "type": "object",
      "required": [
       "filters",
       "rows"
      ],
      "properties": {
       "filters": {
        "type": "object",
        "required": [
         "assignee_ids",
         "directions",
         "outcomes",
         "results",
         "statuses"
        ],
        "properties": {
         "assignee_ids": {
          "type": "array",
          "items": {
           "type": "string"
          }
         },
         "directions": {
          "type": "array",
          "items": {
           "$ref": "#/components/schemas/Direction"
          }
         },
         "outcomes": {
          "type": "array",
          "items": {
           "type": "string"
          }
         },
         "results": {
          "type": "array",
          "items": {
           "type": "string"
          }
         },
         "statuses": {
          "type": "array",
          "items": {
           "type": "string"
          }
         },
         "query": {
          "type": "string",
          "x-sensitive": "variables"
         }
        }
       },
       "rows": {
        "type": "object",
        "required": [
         "call_ids",
         "mode"
        ],
        "properties": {
         "call_ids": {
          "type": "array",
          "items": {
           "type": "string"
          }
         },
         "mode": {
          "type": "string"
         }
        }
       }
      }
     },
     "scheduled_at": {
      "$ref": "#/components/schemas/Time"
     }
    }
   },
   "LaunchMode": {
    "type": "string",
    "enum": [
     "ai_first",
     "speed_dial"
    ]
   },
   "LaunchAnswer": {
    "type": "object",
    "required": [
     "launched",
     "skipped"
    ],
    "properties": {
     "launched": {
      "type": "number"
     },
     "skipped": {
      "type": "object",
      "required": [
       "active",
       "attempts_exhausted",
       "cancelled"
      ],
      "properties": {
       "active": {
        "type": "number"
       },
       "attempts_exhausted": {
        "type": "number"
       },
       "cancelled": {
        "type": "number"
       }
      }
     },
     "session": {
      "anyOf": [
       {
        "$ref": "#/components/schemas/LaunchSession"
       },
       {
        "type": "null"
       }
      ]
     }
    }
   },
   "LaunchSession": {
    "type": "object",
    "required": [
     "id",
     "campaign_id",
     "connected_count",
     "created_at",
     "current_call_id",
     "dialed_count",
     "ended_at",
     "in_flight_calls",
     "outcome_filter",
     "status",
     "total_targets"
    ],
    "properties": {
     "id": {
      "type": "string"
     },
     "campaign_id": {
      "type": "string"
     },
     "connected_count": {
      "type": "number"
     },
     "created_at": {
      "$ref": "#/components/schemas/Time"
     },
     "current_call_id": {
      "type": [
       "string",
       "null"
      ],
      "x-evidence": "inferred"
     },
     "dialed_count": {
      "type": "number"
     },
     "ended_at": {
      "$ref": "#/components/schemas/Time"
     },
     "in_flight_calls": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Call"
      }
     },
     "outcome_filter": {},
     "status": {
      "$ref": "#/components/schemas/SessionStatus"
     },
     "total_targets": {
      "type": "number"
     }
    }
   },
   "SessionStatus": {
    "type": "string",
    "enum": [
     "dialing",
     "connected",
     "completed",
     "stopped",
     "errored"
    ]
   },
   "Acknowledgement": {
    "type": "object",
    "x-evidence": "inferred",
    "properties": {
     "success": {
      "type": "boolean"
     }
    }
   },
   "RowList": {
    "type": "object",
    "x-whole": true,
    "required": [
     "rows"
    ],
    "properties": {
     "rows": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Row"
      }
     }
    }
   },
   "Row": {
    "type": "object",
    "x-whole": true,
    "required": [
     "id",
     "input_data",
     "phone_number",
     "row_index"
    ],
    "properties": {
     "id": {
      "type": "string"
     },
     "input_data": {
      "type": "object",
      "additionalProperties": {
       "type": "string"
      },
      "x-sensitive": "variables"
     },
     "phone_number": {
      "type": "string",
      "x-sensitive": "phone_number"
     },
     "row_index": {
      "type": "number"
     },
     "call": {
      "anyOf": [
       {
        "$ref": "#/components/schemas/Call"
       },
       {
        "type": "null"
       }
      ]
     }
    }
   },
   "Call": {
    "type": "object",
    "x-whole": true,
    "required": [
     "id",
     "assistant",
     "call_attempts",
     "call_retry_config",
     "calls_count",
     "campaign",
     "created_at",
     "direction",
     "first_sentence_delay_ms",
     "from_phone_number",
     "is_cancelled",
     "is_completed",
     "last_call_attempt",
     "llm_model",
     "metadata",
     "organization_id",
     "prompt_variables",
     "scheduled_at",
     "status",
     "to_phone_number",
     "updated_at"
    ],
    "properties": {
     "id": {
      "type": "string"
     },
     "assistant": {
      "anyOf": [
       {
        "$ref": "#/components/schemas/Assistant"
       },
       {
        "type": "null"
       }
      ]
     },
     "call_attempts": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/CallAttempt"
      }
     },
     "call_retry_config": {
      "anyOf": [
       {
        "$ref": "#/components/schemas/CallRetryConfig"
       },
       {
        "type": "null"
       }
      ]
     },
     "calls_count": {
      "type": "number"
     },
     "campaign": {
      "anyOf": [
       {
        "$ref": "#/components/schemas/CampaignReference"
       },
       {
        "type": "null"
       }
      ]
     },
     "created_at": {
      "$ref": "#/components/schemas/Time"
     },
     "direction": {
      "$ref": "#/components/schemas/Direction"
     },
     "first_sentence_delay_ms": {
      "type": "number",
      "minimum": -9007199254740991,
      "maximum": 9007199254740991
     },
     "from_phone_number": {
      "type": "string",
      "x-sensitive": "phone_number"
     },
     "is_cancelled": {
      "type": "boolean",
      "deprecated": true
     },
     "is_completed": {
      "type": "boolean",
      "deprecated": true
     },
     "last_call_attempt": {
      "anyOf": [
       {
        "$ref": "#/components/schemas/CallAttempt"
       },
       {
        "type": "null"
       }
      ]
     },
     "llm_model": {
      "$ref": "#/components/schemas/LlmModel"
     },
     "metadata": {
      "type": [
       "object",
       "null"
      ],
      "additionalProperties": {
       "type": "string"
      },
      "x-sensitive": "variables"
     },
     "organization_id": {
      "type": "string"
     },
     "prompt_variables": {
      "type": "object",
      "additionalProperties": {
       "type": "string"
      },
      "x-sensitive": "variables"
     },
     "scheduled_at": {
      "$ref": "#/components/schemas/Time"
     },
     "status": {
      "$ref": "#/components/schemas/CallStatus"
     },
     "to_phone_number": {
      "type": "string",
      "x-sensitive": "phone_number"
     },
     "updated_at": {
      "$ref": "#/components/schemas/Time"
     },
     "outcome": {
      "anyOf": [
       {
        "$ref": "#/components/schemas/Outcome"
       },
       {
        "type": "null"
       }
      ]
     },
     "outcome_summary": {
      "type": [
       "string",
       "null"
      ],
      "x-sensitive": "variables"
     }
    }
   },
   "CallStatus": {
    "type": "string",
    "enum": [
     "initializing",
     "queued_for_calling",
     "calling",
     "scheduled",
     "completed",
     "cancelled",
     "errored"
    ]
   },
   "Outcome": {
    "type": "string",
    "enum": [
     "not_interested",
     "interested",
     "completed",
     "requested_callback_later",
     "requested_callback_new_number",
     "do_not_contact"
    ]
   },
   "Direction": {
    "type": "string",
    "enum": [
     "inbound",
     "outbound"
    ]
   },
   "CallAnswer": {
    "type": "object",
    "required": [
     "call"
    ],
    "properties": {
     "call": {
      "$ref": "#/components/schemas/Call"
     }
    }
   },
   "CampaignReference": {
    "type": "object",
    "x-whole": true,
    "required": [
     "id",
     "name"
    ],
    "properties": {
     "id": {
      "type": "string"
     },
     "name": {
      "type": "string"
     }
    }
   },
   "CallAttemptList": {
    "type": "object",
    "required": [
     "calls"
    ],
    "properties": {
     "calls": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/CallAttempt"
      }
     }
    }
   },
   "CallAttempt": {
    "type": "object",
    "x-whole": true,
    "required": [
     "id",
     "answered_at",
     "dial_error",
     "ended_at",
     "phone_number",
     "recording_url",
     "result",
     "started_at",
     "status"
    ],
    "properties": {
     "id": {
      "type": "string"
     },
     "answered_at": {
      "$ref": "#/components/schemas/Time"
     },
     "dial_error": {
      "anyOf": [
       {
        "$ref": "#/components/schemas/DialError"
       },
       {
        "type": "null"
       }
      ]
     },
     "ended_at": {
      "$ref": "#/components/schemas/Time"
     },
     "phone_number": {
      "type": "string",
      "x-sensitive": "phone_number"
     },
     "recording_url": {
      "type": [
       "string",
       "null"
      ],
      "x-sensitive": "recording"
     },
     "result": {
      "anyOf": [
       {
        "$ref": "#/components/schemas/AttemptResult"
       },
       {
        "type": "null"
       }
      ]
     },
     "started_at": {
      "$ref": "#/components/schemas/Time"
     },
     "status": {
      "$ref": "#/components/schemas/AttemptStatus"
     },
     "end_reason": {
      "anyOf": [
       {
        "$ref": "#/components/schemas/AttemptEndReason"
       },
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "ended_by": {
      "anyOf": [
       {
        "$ref": "#/components/schemas/EndedBy"
       },
       {
        "type": "null"
       }
      ],
      "x-evidence": "inferred"
     },
     "structured_output": {
      "type": [
       "object",
       "null"
      ],
      "additionalProperties": true,
      "x-sensitive": "variables"
     },
     "transcript": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/TranscriptItem"
      },
      "x-sensitive": "transcript"
     }
    }
   },
   "AttemptStatus": {
    "type": "string",
    "enum": [
     "queued",
     "ringing",
     "ongoing",
     "completed",
     "error"
    ]
   },
   "AttemptResult": {
    "type": "string",
    "enum": [
     "IVR",
     "voicemail",
     "human",
     "unknown",
     "ios-screening-filter"
    ]
   },
   "DialError": {
    "type": "string",
    "enum": [
     "number_non_attributed",
     "too_many_calls",
     "busy",
     "temporarily_unavailable",
     "no_answer",
     "no_international_permission",
     "precondition_failed",
     "non_classified_error"
    ]
   },
   "AttemptEndReason": {
    "type": "string",
    "x-open": true,
    "enum": [
     "tool_end_call",
     "voicemail",
     "transfer",
     "ivr_no_navigate"
    ]
   },
   "EndedBy": {
    "type": "string",
    "enum": [
     "agent",
     "user",
     "system"
    ]
   },
   "TranscriptItem": {
    "type": "object",
    "x-whole": true,
    "required": [
     "content",
     "role"
    ],
    "properties": {
     "content": {
      "type": "string"
     },
     "role": {
      "$ref": "#/components/schemas/TranscriptRole"
     },
     "tool_arguments": {
      "anyOf": [
       {
        "type": "object",
        "additionalProperties": true
       },
       {
        "type": "string"
       }
      ]
     },
     "tool_is_error": {
      "type": "boolean"
     },
     "tool_name": {
      "type": "string"
     },
     "tool_output": {
      "type": "string"
     }
    }
   },
   "TranscriptRole": {
    "type": "string",
    "enum": [
     "user",
     "assistant",
     "tool"
    ]
   },
   "CallRetryConfig": {
    "type": "object",
    "x-whole": true,
    "required": [
     "allowed_days",
     "call_twice_in_a_row",
     "calling_windows",
     "max_retry_attempts"
    ],
    "properties": {
     "allowed_days": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Weekday"
      }
     },
     "call_twice_in_a_row": {
      "type": "boolean"
     },
     "calling_windows": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/CallingWindow"
      }
     },
     "max_retry_attempts": {
      "type": "number",
      "exclusiveMinimum": 0,
      "maximum": 9007199254740991
     },
     "timezone": {
      "type": [
       "string",
       "null"
      ]
     }
    }
   },
   "CallingWindow": {
    "type": "object",
    "x-whole": true,
    "required": [
     "calling_window_end_time",
     "calling_window_start_time",
     "retry_delay_seconds"
    ],
    "properties": {
     "calling_window_end_time": {
      "type": "string"
     },
     "calling_window_start_time": {
      "type": "string"
     },
     "retry_delay_seconds": {
      "type": "number",
      "exclusiveMinimum": 0,
      "maximum": 9007199254740991
     }
    }
   },
   "CallRetryRequest": {
    "type": "object",
    "properties": {
     "allowed_days": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Weekday"
      }
     },
     "call_twice_in_a_row": {
      "type": "boolean"
     },
     "calling_windows": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/CallingWindowRequest"
      }
     },
     "max_retry_attempts": {
      "type": "number",
      "exclusiveMinimum": 0,
      "maximum": 9007199254740991
     },
     "timezone": {
      "type": [
       "string",
       "null"
      ]
     }
    }
   },
   "CallingWindowRequest": {
    "type": "object",
    "properties": {
     "calling_window_end_time": {
      "type": "string"
     },
     "calling_window_start_time": {
      "type": "string"
     },
     "retry_delay_seconds": {
      "type": "number",
      "exclusiveMinimum": 0,
      "maximum": 9007199254740991
     }
    }
   },
   "Weekday": {
    "type": "string",
    "enum": [
     "monday",
     "tuesday",
     "wednesday",
     "thursday",
     "friday",
     "saturday",
     "sunday"
    ]
   },
   "Assistant": {
    "type": "object",
    "x-whole": true,
    "required": [
     "id",
     "after_call_sms_prompt",
     "background_sound",
     "background_sound_volume",
     "calendly",
     "call_retry_config",
     "created_at",
     "custom_tools",
     "email_notification_address",
     "email_notification_outcomes",
     "end_of_call_sentence",
     "first_sentence",
     "first_sentence_delay_ms",
     "first_sentence_mode",
     "from_phone_number",
     "human_transfer_mode",
     "ivr_navigation_enabled",
     "llm_model",
     "max_call_duration_secs",
     "max_duration_end_message",
     "name",
     "organization_id",
     "prompt",
     "sms_enabled",
     "sms_template",
     "structured_output_config",
     "structured_output_prompt",
     "thinking_sound",
     "thinking_sound_probability",
     "thinking_sound_volume",
     "transfer_phone_number",
     "updated_at",
     "voice",
     "voicemail_message",
     "voicemail_sms_prompt",
     "warm_transfer_summary_instructions",
     "webhook_url"
    ],
    "properties": {
     "id": {
      "type": "string"
     },
     "after_call_sms_prompt": {
      "type": [
       "string",
       "null"
      ]
     },
     "background_sound": {
      "anyOf": [
       {
        "$ref": "#/components/schemas/BackgroundSound"
       },
       {
        "type": "null"
       }
      ]
     },
     "background_sound_volume": {
      "type": "number",
      "minimum": 0,
      "maximum": 1
     },
     "calendly": {
      "anyOf": [
       {
        "$ref": "#/components/schemas/Calendly"
       },
       {
        "type": "null"
       }
      ]
     },
     "call_retry_config": {
      "anyOf": [
       {
        "$ref": "#/components/schemas/CallRetryConfig"
       },
       {
        "type": "null"
       }
      ]
     },
     "created_at": {
      "$ref": "#/components/schemas/Time"
     },
     "custom_tools": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/CustomTool"
      }
     },
     "email_notification_address": {
      "type": [
       "string",
       "null"
      ],
      "format": "email",
      "x-evidence": "inferred",
      "x-sensitive": "email"
     },
     "email_notification_outcomes": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Outcome"
      }
     },
     "end_of_call_sentence": {
      "type": [
       "string",
       "null"
      ]
     },
     "first_sentence": {
      "type": [
       "string",
       "null"
      ]
     },
     "first_sentence_delay_ms": {
      "type": "number",
      "minimum": -9007199254740991,
      "maximum": 9007199254740991
     },
     "first_sentence_mode": {
      "$ref": "#/components/schemas/FirstSentenceMode"
     },
     "from_phone_number": {
      "type": [
       "string",
       "null"
      ],
      "x-sensitive": "phone_number"
     },
     "human_transfer_mode": {
      "anyOf": [
       {
        "$ref": "#/components/schemas/HumanTransferMode"
       },
       {
        "type": "null"
       }
      ]
     },
     "ivr_navigation_enabled": {
      "type": "boolean"
     },
     "llm_model": {
      "$ref": "#/components/schemas/LlmModel"
     },
     "max_call_duration_secs": {
      "type": "number"
     },
     "max_duration_end_message": {
      "type": [
       "string",
       "null"
      ],
      "maxLength": 150
     },
     "name": {
      "type": "string"
     },
     "organization_id": {
      "type": "string"
     },
     "prompt": {
      "type": "string"
     },
     "sms_enabled": {
      "type": "boolean"
     },
     "sms_template": {
      "type": [
       "string",
       "null"
      ],
      "x-evidence": "inferred"
     },
     "structured_output_config": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/StructuredOutputField"
      }
     },
     "structured_output_prompt": {
      "type": [
       "string",
       "null"
      ],
      "x-evidence": "inferred"
     },
     "thinking_sound": {
      "anyOf": [
       {
        "$ref": "#/components/schemas/ThinkingSound"
       },
       {
        "type": "null"
       }
      ]
     },
     "thinking_sound_probability": {
      "type": "number",
      "minimum": 0,
      "maximum": 1
     },
     "thinking_sound_volume": {
      "type": "number",
      "minimum": 0,
      "maximum": 1
     },
     "transfer_phone_number": {
      "type": [
       "string",
       "null"
      ],
      "x-sensitive": "phone_number"
     },
     "updated_at": {
      "$ref": "#/components/schemas/Time"
     },
     "voice": {
      "anyOf": [
       {
        "$ref": "#/components/schemas/Voice"
       },
       {
        "type": "null"
       }
      ]
     },
     "voicemail_message": {
      "type": [
       "string",
       "null"
      ]
     },
     "voicemail_sms_prompt": {
      "type": [
       "string",
       "null"
      ]
     },
     "warm_transfer_summary_instructions": {
      "type": [
       "string",
       "null"
      ]
     },
     "webhook_url": {
      "type": [
       "string",
       "null"
      ],
      "x-sensitive": "key"
     },
     "faq_items": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/FaqItem"
      }
     },
     "pending_faq_count": {
      "type": "number"
     }
    }
   },
   "BackgroundSound": {
    "type": "string",
    "enum": [
     "audio/office.ogg"
    ]
   },
   "FirstSentenceMode": {
    "type": "string",
    "enum": [
     "generated",
     "static",
     "none"
    ]
   },
   "HumanTransferMode": {
    "type": "string",
    "enum": [
     "warm",
     "cold"
    ]
   },
   "ThinkingSound": {
    "type": "string",
    "enum": [
     "city-ambience.ogg",
     "forest-ambience.ogg",
     "office-ambience.ogg",
     "crowded-room.ogg",
     "keyboard-typing.ogg",
     "keyboard-typing2.ogg",
     "hold_music.ogg"
    ]
   },
   "Calendly": {
    "type": "object",
    "x-whole": true,
    "required": [
     "connection_id",
     "event_type_id"
    ],
    "properties": {
     "connection_id": {
      "type": "string"
     },
     "event_type_id": {
      "type": "string"
     }
    }
   },
   "CustomTool": {
    "type": "object",
    "x-whole": true,
    "required": [
     "body_template",
     "description",
     "headers",
     "input_schema",
     "method",
     "name",
     "query_params",
     "url"
    ],
    "properties": {
     "body_template": {
      "type": [
       "string",
       "null"
      ],
      "x-sensitive": "key"
     },
     "description": {
      "type": "string",
      "minLength": 1
     },
     "headers": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/KeyValue"
      }
     },
     "input_schema": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/ToolParameter"
      }
     },
     "method": {
      "$ref": "#/components/schemas/HttpMethod"
     },
     "name": {
      "type": "string",
      "minLength": 1
     },
     "query_params": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/KeyValue"
      }
     },
     "url": {
      "type": "string",
      "minLength": 1,
      "x-sensitive": "key"
     }
    }
   },
   "KeyValue": {
    "type": "object",
    "x-whole": true,
    "required": [
     "key",
     "value"
    ],
    "properties": {
     "key": {
      "type": "string",
      "minLength": 1
     },
     "value": {
      "type": "string",
      "x-sensitive": "key"
     }
    }
   },
   "HttpMethod": {
    "type": "string",
    "enum": [
     "GET",
     "POST",
     "PUT",
     "PATCH",
     "DELETE"
    ]
   },
   "ToolParameter": {
    "type": "object",
    "x-whole": true,
    "required": [
     "name",
     "required",
     "type"
    ],
    "properties": {
     "name": {
      "type": "string",
      "minLength": 1
     },
     "required": {
      "type": "boolean"
     },
     "type": {
      "$ref": "#/components/schemas/ParameterType"
     },
     "description": {
      "type": "string"
     },
     "enum_options": {
      "type": "array",
      "items": {
       "type": "string"
      }
     }
    }
   },
   "StructuredOutputField": {
    "type": "object",
    "x-whole": true,
    "required": [
     "name",
     "required",
     "type"
    ],
    "properties": {
     "name": {
      "type": "string",
      "minLength": 1
     },
     "required": {
      "type": "boolean"
     },
     "type": {
      "$ref": "#/components/schemas/ParameterType"
     },
     "description": {
      "type": "string"
     },
     "enum_options": {
      "type": "array",
      "items": {
       "type": "string"
      }
     }
    }
   },
   "ParameterType": {
    "type": "string",
    "enum": [
     "string",
     "number",
     "boolean",
     "enum",
     "date",
     "datetime"
    ]
   },
   "Voice": {
    "type": "object",
    "x-whole": true,
    "required": [
     "id",
     "provider"
    ],
    "properties": {
     "id": {
      "type": "string",
      "minLength": 1
     },
     "provider": {
      "$ref": "#/components/schemas/VoiceProvider"
     },
     "speed": {
      "type": "number",
      "minimum": 0.6,
      "maximum": 1.5
     },
     "volume": {
      "type": "number",
      "minimum": 0.5,
      "maximum": 2
     }
    }
   },
   "VoiceProvider": {
    "type": "string",
    "enum": [
     "cartesia",
     "elevenlabs"
    ]
   },
   "FaqItem": {
    "type": "object",
    "x-whole": true,
    "required": [
     "answer",
     "question"
    ],
    "properties": {
     "answer": {
      "type": "string"
     },
     "question": {
      "type": "string"
     },
     "id": {
      "type": "string"
     },
     "needs_human_answer": {
      "type": "boolean"
     },
     "source": {
      "$ref": "#/components/schemas/FaqSource"
     }
    }
   },
   "FaqSource": {
    "type": "string",
    "enum": [
     "human",
     "ai"
    ]
   },
   "LlmModel": {
    "x-whole": true,
    "oneOf": [
     {
      "$ref": "#/components/schemas/DedicatedModel"
     },
     {
      "$ref": "#/components/schemas/OpenRouterModel"
     },
     {
      "$ref": "#/components/schemas/CustomModel"
     },
     {
      "$ref": "#/components/schemas/RealtimeModel"
     }
    ]
   },
   "DedicatedModel": {
    "type": "object",
    "x-whole": true,
    "required": [
     "name",
     "type"
    ],
    "properties": {
     "name": {
      "$ref": "#/components/schemas/DedicatedModelName"
     },
     "type": {
      "type": "string",
      "const": "dedicated-instance"
     }
    }
   },
   "DedicatedModelName": {
    "type": "string",
    "enum": [
     "gpt-4.1",
     "ministral-3-8b-instruct"
    ]
   },
   "OpenRouterModel": {
    "type": "object",
    "x-whole": true,
    "required": [
     "openrouter_model_id",
     "openrouter_provider",
     "type"
    ],
    "properties": {
     "openrouter_model_id": {
      "type": "string"
     },
     "openrouter_provider": {
      "type": "string"
     },
     "type": {
      "type": "string",
      "const": "openrouter"
     }
    }
   },
   "CustomModel": {
    "type": "object",
    "x-whole": true,
    "required": [
     "api_key",
     "api_url",
     "model_name",
     "type"
    ],
    "properties": {
     "api_key": {
      "type": "string",
      "minLength": 1,
      "x-sensitive": "key"
     },
     "api_url": {
      "type": "string",
      "format": "uri",
      "x-sensitive": "key"
     },
     "model_name": {
      "type": "string",
      "minLength": 1
     },
     "type": {
      "type": "string",
      "const": "custom"
     }
    }
   },
   "RealtimeModel": {
    "type": "object",
    "x-whole": true,
    "required": [
     "provider",
     "realtime_model_id",
     "type"
    ],
    "properties": {
     "provider": {
      "$ref": "#/components/schemas/RealtimeProvider"
     },
     "realtime_model_id": {
      "type": "string"
     },
     "type": {
      "type": "string",
      "const": "realtime"
     },
     "realtime_voice_id": {
      "type": "string",
      "minLength": 1
     }
    }
   },
   "RealtimeProvider": {
    "type": "string",
    "enum": [
     "openai",
     "google"
    ]
   },
   "Time": {},
   "Error": {
    "type": "object",
    "x-evidence": "inferred",
    "properties": {
     "message": {
      "type": "string",
      "x-sensitive": "variables"
     }
    },
    "additionalProperties": true
   }
  }
 }
};
