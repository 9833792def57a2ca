// Written by scripts/generate.ts from specs/revox.yaml: change that file, then run `pnpm generate`.

export interface paths {
    "/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listCampaigns"];
        put?: never;
        post: operations["createCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get: operations["getCampaign"];
        put?: never;
        post?: never;
        delete: operations["deleteCampaign"];
        options?: never;
        head?: never;
        patch: operations["updateCampaign"];
        trace?: never;
    };
    "/campaigns/{id}/launch": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["launchCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["pauseCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["resumeCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["cancelCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get: operations["listRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listCallAttempts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/call/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get: operations["getCall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/call/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["cancelCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Campaign: {
            id: string;
            assistant_id: string;
            created_at: components["schemas"]["Time"];
            is_cancelled: boolean;
            name: string;
            organization_id: string;
            status: components["schemas"]["CampaignStatus"];
            updated_at: components["schemas"]["Time"];
            assistant?: components["schemas"]["Assistant"];
            from_phone_number?: string | null;
            max_concurrent_calls?: number | null;
            call_retry_config?: components["schemas"]["CallRetryConfig"] | null;
            scheduled_at?: components["schemas"]["Time"];
            row_stats?: components["schemas"]["RowStats"] | null;
            funnel_stats?: unknown;
            created_by?: unknown;
            structured_output_extraction?: unknown;
        };
        /** @enum {string} */
        CampaignStatus: "draft" | "running" | "paused" | "completed";
        RowStats: {
            calling: number;
            completed: number;
            failed: number;
            not_launched: number;
            pending: number;
            retry: number;
            skipped: number;
            total: number;
        };
        CampaignList: {
            campaigns: components["schemas"]["Campaign"][];
        };
        CampaignAnswer: {
            campaign: components["schemas"]["Campaign"];
        };
        CreateCampaign: {
            assistant_id: string;
            contacts: components["schemas"]["Contact"][];
            name: string;
            launch?: boolean;
            scheduled_at?: components["schemas"]["Time"];
            call_retry_config?: components["schemas"]["CallRetryRequest"];
            from_phone_number?: string;
            max_concurrent_calls?: number;
        };
        Contact: {
            prompt_variables: {
                [key: string]: string;
            };
            to_phone_number: string;
        };
        UpdateCampaign: {
            name?: string;
            from_phone_number?: string;
            max_concurrent_calls?: number;
            call_retry_config?: components["schemas"]["CallRetryRequest"];
        };
        LaunchCampaign: {
            mode: components["schemas"]["LaunchMode"];
            selection: {
                filters: {
                    assignee_ids: string[];
                    directions: components["schemas"]["Direction"][];
                    outcomes: string[];
                    results: string[];
                    statuses: string[];
                    query?: string;
                };
                rows: {
                    call_ids: string[];
                    mode: string;
                };
            };
            scheduled_at?: components["schemas"]["Time"];
        };
        /** @enum {string} */
        LaunchMode: "ai_first" | "speed_dial";
        LaunchAnswer: {
            launched: number;
            skipped: {
                active: number;
                attempts_exhausted: number;
                cancelled: number;
            };
            session?: components["schemas"]["LaunchSession"] | null;
        };
        LaunchSession: {
            id: string;
            campaign_id: string;
            connected_count: number;
            created_at: components["schemas"]["Time"];
            current_call_id: string | null;
            dialed_count: number;
            ended_at: components["schemas"]["Time"];
            in_flight_calls: components["schemas"]["Call"][];
            outcome_filter: unknown;
            status: components["schemas"]["SessionStatus"];
            total_targets: number;
        };
        /** @enum {string} */
        SessionStatus: "dialing" | "connected" | "completed" | "stopped" | "errored";
        Acknowledgement: {
            success?: boolean;
        };
        RowList: {
            rows: components["schemas"]["Row"][];
        };
        Row: {
            id: string;
            input_data: {
                [key: string]: string;
            };
            phone_number: string;
            row_index: number;
            call?: components["schemas"]["Call"] | null;
        };
        Call: {
            id: string;
            assistant: components["schemas"]["Assistant"] | null;
            call_attempts: components["schemas"]["CallAttempt"][];
            call_retry_config: components["schemas"]["CallRetryConfig"] | null;
            calls_count: number;
            campaign: components["schemas"]["CampaignReference"] | null;
            created_at: components["schemas"]["Time"];
            direction: components["schemas"]["Direction"];
            first_sentence_delay_ms: number;
            from_phone_number: string;
            /** @deprecated */
            is_cancelled: boolean;
            /** @deprecated */
            is_completed: boolean;
            last_call_attempt: components["schemas"]["CallAttempt"] | null;
            llm_model: components["schemas"]["LlmModel"];
            metadata: {
                [key: string]: string;
            } | null;
            organization_id: string;
            prompt_variables: {
                [key: string]: string;
            };
            scheduled_at: components["schemas"]["Time"];
            status: components["schemas"]["CallStatus"];
            to_phone_number: string;
            updated_at: components["schemas"]["Time"];
            outcome?: components["schemas"]["Outcome"] | null;
            outcome_summary?: string | null;
        };
        /** @enum {string} */
        CallStatus: "initializing" | "queued_for_calling" | "calling" | "scheduled" | "completed" | "cancelled" | "errored";
        /** @enum {string} */
        Outcome: "not_interested" | "interested" | "completed" | "requested_callback_later" | "requested_callback_new_number" | "do_not_contact";
        /** @enum {string} */
        Direction: "inbound" | "outbound";
        CallAnswer: {
            call: components["schemas"]["Call"];
        };
        CampaignReference: {
            id: string;
            name: string;
        };
        CallAttemptList: {
            calls: components["schemas"]["CallAttempt"][];
        };
        CallAttempt: {
            id: string;
            answered_at: components["schemas"]["Time"];
            dial_error: components["schemas"]["DialError"] | null;
            ended_at: components["schemas"]["Time"];
            phone_number: string;
            recording_url: string | null;
            result: components["schemas"]["AttemptResult"] | null;
            started_at: components["schemas"]["Time"];
            status: components["schemas"]["AttemptStatus"];
            end_reason?: components["schemas"]["AttemptEndReason"] | string | null;
            ended_by?: components["schemas"]["EndedBy"] | null;
            structured_output?: {
                [key: string]: unknown;
            } | null;
            transcript?: components["schemas"]["TranscriptItem"][] | null;
        };
        /** @enum {string} */
        AttemptStatus: "queued" | "ringing" | "ongoing" | "completed" | "error";
        /** @enum {string} */
        AttemptResult: "IVR" | "voicemail" | "human" | "unknown" | "ios-screening-filter";
        /** @enum {string} */
        DialError: "number_non_attributed" | "too_many_calls" | "busy" | "temporarily_unavailable" | "no_answer" | "no_international_permission" | "precondition_failed" | "non_classified_error";
        /** @enum {string} */
        AttemptEndReason: "tool_end_call" | "voicemail" | "transfer" | "ivr_no_navigate";
        /** @enum {string} */
        EndedBy: "agent" | "user" | "system";
        TranscriptItem: {
            content: string;
            role: components["schemas"]["TranscriptRole"];
            tool_arguments?: {
                [key: string]: unknown;
            } | string;
            tool_is_error?: boolean;
            tool_name?: string;
            tool_output?: string;
        };
        /** @enum {string} */
        TranscriptRole: "user" | "assistant" | "tool";
        CallRetryConfig: {
            allowed_days: components["schemas"]["Weekday"][];
            call_twice_in_a_row: boolean;
            calling_windows: components["schemas"]["CallingWindow"][];
            max_retry_attempts: number;
            timezone?: string | null;
        };
        CallingWindow: {
            calling_window_end_time: string;
            calling_window_start_time: string;
            retry_delay_seconds: number;
        };
        CallRetryRequest: {
            allowed_days?: components["schemas"]["Weekday"][];
            call_twice_in_a_row?: boolean;
            calling_windows?: components["schemas"]["CallingWindowRequest"][];
            max_retry_attempts?: number;
            timezone?: string | null;
        };
        CallingWindowRequest: {
            calling_window_end_time?: string;
            calling_window_start_time?: string;
            retry_delay_seconds?: number;
        };
        /** @enum {string} */
        Weekday: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
        Assistant: {
            id: string;
            after_call_sms_prompt: string | null;
            background_sound: components["schemas"]["BackgroundSound"] | null;
            background_sound_volume: number;
            calendly: components["schemas"]["Calendly"] | null;
            call_retry_config: components["schemas"]["CallRetryConfig"] | null;
            created_at: components["schemas"]["Time"];
            custom_tools: components["schemas"]["CustomTool"][];
            /** Format: email */
            email_notification_address: string | null;
            email_notification_outcomes: components["schemas"]["Outcome"][];
            end_of_call_sentence: string | null;
            first_sentence: string | null;
            first_sentence_delay_ms: number;
            first_sentence_mode: components["schemas"]["FirstSentenceMode"];
            from_phone_number: string | null;
            human_transfer_mode: components["schemas"]["HumanTransferMode"] | null;
            ivr_navigation_enabled: boolean;
            llm_model: components["schemas"]["LlmModel"];
            max_call_duration_secs: number;
            max_duration_end_message: string | null;
            name: string;
            organization_id: string;
            prompt: string;
            sms_enabled: boolean;
            sms_template: string | null;
            structured_output_config: components["schemas"]["StructuredOutputField"][] | null;
            structured_output_prompt: string | null;
            thinking_sound: components["schemas"]["ThinkingSound"] | null;
            thinking_sound_probability: number;
            thinking_sound_volume: number;
            transfer_phone_number: string | null;
            updated_at: components["schemas"]["Time"];
            voice: components["schemas"]["Voice"] | null;
            voicemail_message: string | null;
            voicemail_sms_prompt: string | null;
            warm_transfer_summary_instructions: string | null;
            webhook_url: string | null;
            faq_items?: components["schemas"]["FaqItem"][];
            pending_faq_count?: number;
        };
        /** @enum {string} */
        BackgroundSound: "audio/office.ogg";
        /** @enum {string} */
        FirstSentenceMode: "generated" | "static" | "none";
        /** @enum {string} */
        HumanTransferMode: "warm" | "cold";
        /** @enum {string} */
        ThinkingSound: "city-ambience.ogg" | "forest-ambience.ogg" | "office-ambience.ogg" | "crowded-room.ogg" | "keyboard-typing.ogg" | "keyboard-typing2.ogg" | "hold_music.ogg";
        Calendly: {
            connection_id: string;
            event_type_id: string;
        };
        CustomTool: {
            body_template: string | null;
            description: string;
            headers: components["schemas"]["KeyValue"][];
            input_schema: components["schemas"]["ToolParameter"][];
            method: components["schemas"]["HttpMethod"];
            name: string;
            query_params: components["schemas"]["KeyValue"][];
            url: string;
        };
        KeyValue: {
            key: string;
            value: string;
        };
        /** @enum {string} */
        HttpMethod: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
        ToolParameter: {
            name: string;
            required: boolean;
            type: components["schemas"]["ParameterType"];
            description?: string;
            enum_options?: string[];
        };
        StructuredOutputField: {
            name: string;
            required: boolean;
            type: components["schemas"]["ParameterType"];
            description?: string;
            enum_options?: string[];
        };
        /** @enum {string} */
        ParameterType: "string" | "number" | "boolean" | "enum" | "date" | "datetime";
        Voice: {
            id: string;
            provider: components["schemas"]["VoiceProvider"];
            speed?: number;
            volume?: number;
        };
        /** @enum {string} */
        VoiceProvider: "cartesia" | "elevenlabs";
        FaqItem: {
            answer: string;
            question: string;
            id?: string;
            needs_human_answer?: boolean;
            source?: components["schemas"]["FaqSource"];
        };
        /** @enum {string} */
        FaqSource: "human" | "ai";
        LlmModel: components["schemas"]["DedicatedModel"] | components["schemas"]["OpenRouterModel"] | components["schemas"]["CustomModel"] | components["schemas"]["RealtimeModel"];
        DedicatedModel: {
            name: components["schemas"]["DedicatedModelName"];
            /** @constant */
            type: "dedicated-instance";
        };
        /** @enum {string} */
        DedicatedModelName: "gpt-4.1" | "ministral-3-8b-instruct";
        OpenRouterModel: {
            openrouter_model_id: string;
            openrouter_provider: string;
            /** @constant */
            type: "openrouter";
        };
        CustomModel: {
            api_key: string;
            /** Format: uri */
            api_url: string;
            model_name: string;
            /** @constant */
            type: "custom";
        };
        RealtimeModel: {
            provider: components["schemas"]["RealtimeProvider"];
            realtime_model_id: string;
            /** @constant */
            type: "realtime";
            realtime_voice_id?: string;
        };
        /** @enum {string} */
        RealtimeProvider: "openai" | "google";
        Time: unknown;
        Error: {
            message?: string;
        } & {
            [key: string]: unknown;
        };
    };
    responses: {
        /** @description Anything but a 2xx */
        Error: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: {
        Id: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listCampaigns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every campaign */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignList"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    createCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCampaign"];
            };
        };
        responses: {
            /** @description The new campaign */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignAnswer"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    getCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One campaign */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignAnswer"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    deleteCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    updateCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateCampaign"];
            };
        };
        responses: {
            /** @description The changed campaign */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignAnswer"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    launchCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LaunchCampaign"];
            };
        };
        responses: {
            /** @description How many calls were launched, and how many were left out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LaunchAnswer"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    pauseCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Paused */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    resumeCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Resumed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    cancelCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Cancelled */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    listRows: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every row of the campaign */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RowList"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    listCallAttempts: {
        parameters: {
            query: {
                page: number;
                page_size: number;
                statuses?: components["schemas"]["CallStatus"][];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of attempts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallAttemptList"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    getCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One call order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallAnswer"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    cancelCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Cancelled */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
}
