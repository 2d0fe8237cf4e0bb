/** Generated from docs/api/openapi.json by npm run api:generate. */
export interface paths {
    "/api/alarms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Alarms
         * @description Alarms, the newest first; of open and cleared ones the open first, unless a device's or customer's are asked for.
         *     A page may be shorter than `limit`: `next_cursor` says whether there are more.
         */
        get: operations["list_alarms_api_alarms_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alarms/{device_id}/{alarm_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Alarm
         * @description One alarm.
         */
        get: operations["read_alarm_api_alarms__device_id___alarm_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alarms/{device_id}/{alarm_id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Acknowledge Alarm
         * @description Says that you look after it; it stays open until the readings are back. 409 `already-acknowledged`.
         */
        post: operations["acknowledge_alarm_api_alarms__device_id___alarm_id__acknowledge_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alarms/{device_id}/{alarm_id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add Note
         * @description Adds a note to an alarm, open or not.
         */
        post: operations["add_note_api_alarms__device_id___alarm_id__notes_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Assistant
         * @description The mode answers are written in, and questions to begin with.
         */
        get: operations["read_assistant_api_assistant_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/chats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Chats
         * @description One's own chats, the last used first; `q` looks in titles and questions.
         */
        get: operations["list_chats_api_assistant_chats_get"];
        put?: never;
        /**
         * Create Chat
         * @description A new, empty chat.
         */
        post: operations["create_chat_api_assistant_chats_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/chats/{chat_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Chat
         * @description A chat with all its messages.
         */
        get: operations["read_chat_api_assistant_chats__chat_id__get"];
        put?: never;
        post?: never;
        /**
         * Delete Chat
         * @description Removes a chat with its messages; an answer that is being written is stopped.
         */
        delete: operations["delete_chat_api_assistant_chats__chat_id__delete"];
        options?: never;
        head?: never;
        /**
         * Rename Chat
         * @description Gives a chat another title.
         */
        patch: operations["rename_chat_api_assistant_chats__chat_id__patch"];
        trace?: never;
    };
    "/api/assistant/chats/{chat_id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask
         * @description Asks a question; its answer is written in the background. 409 `chat-busy` while another is; 429 over three.
         */
        post: operations["ask_api_assistant_chats__chat_id__messages_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/chats/{chat_id}/messages/{message_id}/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Judge Answer
         * @description Thumbs up or down for an answer.
         */
        put: operations["judge_answer_api_assistant_chats__chat_id__messages__message_id__feedback_put"];
        post?: never;
        /**
         * Take Back Feedback
         * @description Neither thumb.
         */
        delete: operations["take_back_feedback_api_assistant_chats__chat_id__messages__message_id__feedback_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/chats/{chat_id}/messages/{message_id}/regenerate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Regenerate
         * @description Another answer to the same question, beside the one before; by the model where `mode` says so.
         */
        post: operations["regenerate_api_assistant_chats__chat_id__messages__message_id__regenerate_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/chats/{chat_id}/share": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Share Chat
         * @description A read-only link to the conversation as it is now, for colleagues who are signed in. 409 `nothing-to-share`.
         */
        post: operations["share_chat_api_assistant_chats__chat_id__share_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/chats/{chat_id}/shares": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Shares
         * @description The links to one of one's own chats that still work.
         */
        get: operations["list_shares_api_assistant_chats__chat_id__shares_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/chats/{chat_id}/shares/{share_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke Share
         * @description Ends a link at once.
         */
        delete: operations["revoke_share_api_assistant_chats__chat_id__shares__share_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/notes/structure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Structure Notes
         * @description Proposals from rough notes; nothing is written before they are approved. 422 for a visit still to come.
         */
        post: operations["structure_notes_api_assistant_notes_structure_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/proposals/{proposal_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Proposal
         * @description One of one's own proposals.
         */
        get: operations["read_proposal_api_assistant_proposals__proposal_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Edit Proposal
         * @description Changes the draft before it is approved.
         */
        patch: operations["edit_proposal_api_assistant_proposals__proposal_id__patch"];
        trace?: never;
    };
    "/api/assistant/proposals/{proposal_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve Proposal
         * @description Writes what is proposed: once, however often it is approved. 409 `proposal-expired`, `proposal-resolved`.
         */
        post: operations["approve_proposal_api_assistant_proposals__proposal_id__approve_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/proposals/{proposal_id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject Proposal
         * @description Decides against it.
         */
        post: operations["reject_proposal_api_assistant_proposals__proposal_id__reject_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/runs/{run_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Run
         * @description How far an answer is.
         */
        get: operations["read_run_api_assistant_runs__run_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/runs/{run_id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow Run
         * @description The events of a run as they are written, for at most 75 s; go on with `Last-Event-ID`, nothing is lost or
         *     repeated. Types: run.started, mode.changed, plan.step, tool.started, tool.progress, tool.finished, facts.added,
         *     text.delta, text.replaced, card, citation, proposal.created, proposal.resolved, check.result, usage, run.completed,
         *     run.cancelled, run.failed; the data is a JSON object with `run_id` and `ts` (epoch ms). After one of the last
         *     three the stream ends.
         */
        get: operations["follow_run_api_assistant_runs__run_id__events_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/runs/{run_id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop Run
         * @description Ends an answer early; what was said is kept.
         */
        post: operations["stop_run_api_assistant_runs__run_id__stop_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/shared/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Open Shared
         * @description What a link shows. 404 once it has expired or was revoked.
         */
        get: operations["open_shared_api_assistant_shared__token__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Own Usage
         * @description What one's own answers used in a month, and how much they may.
         */
        get: operations["read_own_usage_api_assistant_usage_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/usage/all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read All Usage
         * @description Everybody's usage of a month with the price table.
         */
        get: operations["read_all_usage_api_assistant_usage_all_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Audit
         * @description Entries, newest first. `user_id`: of the actor, a device's, token's or job's id too; `resource`: a kind of record
         *     (`customers`) or one record (`customers/c_1`).
         */
        get: operations["read_audit_api_audit_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Actions
         * @description The actions to filter by.
         */
        get: operations["read_actions_api_audit_actions_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Audit
         * @description The same entries as a CSV file, all of them.
         */
        get: operations["export_audit_api_audit_export_csv_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Identities
         * @description The accounts one has connected.
         */
        get: operations["list_identities_api_auth_identities_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/identities/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Unlink
         * @description Disconnects an account. 409 `last-way-in` when one could not sign in any more.
         */
        delete: operations["unlink_api_auth_identities__provider__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/oidc/{provider}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish
         * @description Ends a sign-in and opens a session, or connects the account. 400 `login-expired`; 403 `login-refused`,
         *     `identity-not-proven`, `domain-not-allowed`, `no-access-yet`; 409 `link-first`, `identity-taken`.
         */
        post: operations["finish_api_auth_oidc__provider__finish_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/oidc/{provider}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start Link
         * @description Begins to connect an account of a provider. Who has a password gives it (401 `invalid-credentials`), others
         *     have signed in within ten minutes (403 `sign-in-again`).
         */
        post: operations["start_link_api_auth_oidc__provider__link_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/oidc/{provider}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start
         * @description Begins a sign-in. 404 for an unknown provider, 503 `provider-unavailable`.
         */
        post: operations["start_api_auth_oidc__provider__start_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change Password
         * @description Sets a new password and ends the user's other sessions; this one gets another cookie. 403
         *     `password-sign-in-off` where only providers' accounts count.
         */
        post: operations["change_password_api_auth_password_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Ways In
         * @description How people sign in here.
         */
        get: operations["read_ways_in_api_auth_providers_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Session
         * @description Who is signed in.
         */
        get: operations["read_session_api_auth_session_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Sessions
         * @description The user's live sessions.
         */
        get: operations["list_sessions_api_auth_sessions_get"];
        put?: never;
        post?: never;
        /**
         * Revoke Others
         * @description Ends all of the user's sessions but this one, which gets another cookie.
         */
        delete: operations["revoke_others_api_auth_sessions_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sessions/{session_ref}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke Session
         * @description Ends one of the user's sessions.
         */
        delete: operations["revoke_session_api_auth_sessions__session_ref__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign In
         * @description Opens a session and sets its cookie. 401 for wrong credentials, 429 after too many failures,
         *     403 `password-sign-in-off` where only providers' accounts count.
         */
        post: operations["sign_in_api_auth_sign_in_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign Out
         * @description Ends this session; without one it does nothing.
         */
        post: operations["sign_out_api_auth_sign_out_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sign-out-everywhere": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign Out Everywhere
         * @description Ends all of the user's sessions, this one too.
         */
        post: operations["sign_out_everywhere_api_auth_sign_out_everywhere_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cash-inflows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Inflows
         * @description A customer's inflows; without a customer those of all visible books, latest expected first.
         */
        get: operations["list_inflows_api_cash_inflows_get"];
        put?: never;
        /**
         * Create Inflow
         * @description Adds an inflow.
         */
        post: operations["create_inflow_api_cash_inflows_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cash-inflows/{inflow_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Inflow
         * @description One inflow.
         */
        get: operations["read_inflow_api_cash_inflows__inflow_id__get"];
        put?: never;
        post?: never;
        /**
         * Delete Inflow
         * @description Removes an inflow.
         */
        delete: operations["delete_inflow_api_cash_inflows__inflow_id__delete"];
        options?: never;
        head?: never;
        /**
         * Change Inflow
         * @description Changes an inflow; absent fields stay.
         */
        patch: operations["change_inflow_api_cash_inflows__inflow_id__patch"];
        trace?: never;
    };
    "/api/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Customers
         * @description Customers; `sort` is a field, with `-` in front descending.
         */
        get: operations["list_customers_api_customers_get"];
        put?: never;
        /**
         * Create Customer
         * @description Adds a customer; without coordinates they are looked up from the municipality. 409 when the id is in use.
         */
        post: operations["create_customer_api_customers_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{customer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Customer
         * @description One customer.
         */
        get: operations["read_customer_api_customers__customer_id__get"];
        put?: never;
        post?: never;
        /**
         * Delete Customer
         * @description Removes a customer with holdings, notes and inflows.
         */
        delete: operations["delete_customer_api_customers__customer_id__delete"];
        options?: never;
        head?: never;
        /**
         * Change Customer
         * @description Changes a customer; absent fields stay.
         */
        patch: operations["change_customer_api_customers__customer_id__patch"];
        trace?: never;
    };
    "/api/customers/{customer_id}/briefing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Briefing
         * @description One page for a visit to this customer, as of now.
         */
        get: operations["read_briefing_api_customers__customer_id__briefing_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{customer_id}/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Customer Page
         * @description Everything the page of a customer shows, in one answer.
         */
        get: operations["read_customer_page_api_customers__customer_id__page_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Devices
         * @description Devices by customer and name; `q` looks into name, id, place and customer.
         */
        get: operations["list_devices_api_devices_get"];
        put?: never;
        /**
         * Create Device
         * @description Adds a device. 409 `already-exists`, or `device-id-retired` for the id of another customer's deleted device.
         */
        post: operations["create_device_api_devices_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/devices/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Devices
         * @description The devices as a CSV file that the import takes.
         */
        get: operations["export_devices_api_devices_export_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/devices/{device_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Device
         * @description One device.
         */
        get: operations["read_device_api_devices__device_id__get"];
        put?: never;
        post?: never;
        /**
         * Delete Device
         * @description Removes a device and its keys. Its readings stay until they expire; until then only the same customer's device
         *     may have its id again, and has them.
         */
        delete: operations["delete_device_api_devices__device_id__delete"];
        options?: never;
        head?: never;
        /**
         * Change Device
         * @description Changes a device, or moves it to another customer with its readings; absent fields stay.
         */
        patch: operations["change_device_api_devices__device_id__patch"];
        trace?: never;
    };
    "/api/devices/{device_id}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Keys
         * @description A device's keys, without their secrets.
         */
        get: operations["list_keys_api_devices__device_id__keys_get"];
        put?: never;
        /**
         * Create Key
         * @description Makes a key that may write the device's readings, and nothing else. The secret is shown this once. 409
         *     `too-many-keys` when two are in force: the old and the new one of an exchange.
         */
        post: operations["create_key_api_devices__device_id__keys_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/devices/{device_id}/keys/{key_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke Key
         * @description Takes a key back, from all its devices that you see; it works nowhere after a few seconds.
         */
        delete: operations["revoke_key_api_devices__device_id__keys__key_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/economic-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Events
         * @description Events, newest first; with `period=upcoming` the next first.
         */
        get: operations["list_events_api_economic_events_get"];
        put?: never;
        /**
         * Create Event
         * @description Adds an event.
         */
        post: operations["create_event_api_economic_events_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/economic-events/{event_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Event
         * @description One event.
         */
        get: operations["read_event_api_economic_events__event_id__get"];
        put?: never;
        post?: never;
        /**
         * Delete Event
         * @description Removes an event.
         */
        delete: operations["delete_event_api_economic_events__event_id__delete"];
        options?: never;
        head?: never;
        /**
         * Change Event
         * @description Changes an event; absent fields stay.
         */
        patch: operations["change_event_api_economic_events__event_id__patch"];
        trace?: never;
    };
    "/api/holdings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Holdings
         * @description A customer's lots.
         */
        get: operations["list_holdings_api_holdings_get"];
        put?: never;
        /**
         * Create Holding
         * @description Adds a lot. 409 when the customer has one of this product and day, 422 for an unknown product.
         */
        post: operations["create_holding_api_holdings_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/holdings/{holding_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Holding
         * @description One lot.
         */
        get: operations["read_holding_api_holdings__holding_id__get"];
        put?: never;
        post?: never;
        /**
         * Delete Holding
         * @description Removes a lot.
         */
        delete: operations["delete_holding_api_holdings__holding_id__delete"];
        options?: never;
        head?: never;
        /**
         * Change Holding
         * @description Changes a lot; absent fields stay.
         */
        patch: operations["change_holding_api_holdings__holding_id__patch"];
        trace?: never;
    };
    "/api/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Imports
         * @description Imports, newest first: a rep's own, everybody's for others.
         */
        get: operations["list_imports_api_imports_get"];
        put?: never;
        /**
         * Import Files
         * @description Imports CSV files, in any order; with `dry_run` says what would happen. Good rows are applied, bad ones reported
         *     by line. The same files again add nothing. 422 when a file cannot be used at all, 409 while an import runs.
         */
        post: operations["import_files_api_imports_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import Devices
         * @description Imports devices from CSV files; with `dry_run` says what would happen. Good rows are applied, bad ones
         *     reported by line. The same file again adds nothing. 422 when a file cannot be used at all.
         */
        post: operations["import_devices_api_imports_devices_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/templates/devices.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Device Template
         * @description A sample file: the header in the asked language and one row.
         */
        get: operations["device_template_api_imports_templates_devices_csv_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/templates/{kind}.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Import Template
         * @description A sample file: the header in the asked language and one row.
         */
        get: operations["import_template_api_imports_templates__kind__csv_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{import_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Import
         * @description What became of an import.
         */
        get: operations["read_import_api_imports__import_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{import_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo Import
         * @description Takes an import back. 409 `changed-since` names records changed or used since; then nothing is undone.
         */
        post: operations["undo_import_api_imports__import_id__undo_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Jobs
         * @description The jobs with their schedules and last runs.
         */
        get: operations["list_jobs_api_jobs_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Readings
         * @description Readings of a device as they were sent, by time.
         */
        get: operations["read_readings_api_metrics_get"];
        put?: never;
        /**
         * Post One
         * @description Store one reading of a device. Answered when it is in the store; a repeated post changes nothing.
         */
        post: operations["post_one_api_metrics_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/metrics/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Batch
         * @description Store up to 10,000 readings of one or many devices. The good ones are stored and the others named; 503 names
         *     what was not written, everything else of the post is stored. A repeated post changes nothing.
         */
        post: operations["post_batch_api_metrics_batch_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/metrics/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Readings
         * @description A device's readings in [from, to) as a CSV file, of any length.
         */
        get: operations["export_readings_api_metrics_export_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/metrics/latest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Latest
         * @description The newest reading of each device.
         */
        get: operations["read_latest_api_metrics_latest_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/metrics/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Series
         * @description Series for charts, at most `max_points` each. A range is made from what serves it best: the readings themselves,
         *     or sums of hours or days, which keep every extreme.
         */
        get: operations["read_series_api_metrics_series_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/metrics/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stream Readings
         * @description Readings as they arrive, each once. Begins at `from`, else with the newest reading of each device; goes on where
         *     `Last-Event-ID` says (a reading that comes late, behind 32 newer ones, is not sent). Ends after 75 seconds: come
         *     back with the last id, as EventSource does. 429 `too-many-streams`.
         */
        get: operations["stream_readings_api_metrics_stream_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Places
         * @description Places whose name begins with `q` in kanji, kana or romaji; without it the principal stations.
         */
        get: operations["list_places_api_places_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Products
         * @description Products by name.
         */
        get: operations["list_products_api_products_get"];
        put?: never;
        /**
         * Create Product
         * @description Adds a product.
         */
        post: operations["create_product_api_products_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Product
         * @description One product.
         */
        get: operations["read_product_api_products__product_id__get"];
        put?: never;
        post?: never;
        /**
         * Delete Product
         * @description Removes a product. 409 while it is held.
         */
        delete: operations["delete_product_api_products__product_id__delete"];
        options?: never;
        head?: never;
        /**
         * Change Product
         * @description Changes a product; absent fields stay.
         */
        patch: operations["change_product_api_products__product_id__patch"];
        trace?: never;
    };
    "/api/sales-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Notes
         * @description A customer's notes, newest first; without a customer those of all visible books by due date.
         */
        get: operations["list_notes_api_sales_notes_get"];
        put?: never;
        /**
         * Create Note
         * @description Adds a note by the caller.
         */
        post: operations["create_note_api_sales_notes_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sales-notes/{note_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Note
         * @description One note.
         */
        get: operations["read_note_api_sales_notes__note_id__get"];
        put?: never;
        post?: never;
        /**
         * Delete Note
         * @description Removes a note.
         */
        delete: operations["delete_note_api_sales_notes__note_id__delete"];
        options?: never;
        head?: never;
        /**
         * Change Note
         * @description Changes a note; absent fields stay.
         */
        patch: operations["change_note_api_sales_notes__note_id__patch"];
        trace?: never;
    };
    "/api/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Settings
         * @description Public settings.
         */
        get: operations["read_settings_api_settings_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set Up
         * @description Adds the first administrator and opens a session. 403 `setup-code-wrong`, `password-sign-in-off`;
         *     409 `already-set-up` for ever once there is a user.
         */
        post: operations["set_up_api_setup_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/signals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Signals
         * @description Customers in the order of visiting, of all or some prefectures. Ranks are those within the whole book.
         */
        get: operations["list_signals_api_signals_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/signals/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Changes
         * @description Customers with other reasons than in the ranking kept last, of an earlier day (job `signals`).
         */
        get: operations["list_changes_api_signals_changes_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/signals/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Compare Customers
         * @description Why one of two customers is above the other.
         */
        get: operations["compare_customers_api_signals_compare_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Teams
         * @description All teams, for administrators; for managers those they lead.
         */
        get: operations["list_teams_api_teams_get"];
        put?: never;
        /**
         * Create Team
         * @description Adds a team. 409 `team-name-taken`, 422 `unknown-user` or `not-a-manager`.
         */
        post: operations["create_team_api_teams_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/{team_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Team
         * @description One team.
         */
        get: operations["read_team_api_teams__team_id__get"];
        put?: never;
        post?: never;
        /**
         * Delete Team
         * @description Removes a team: its managers see its members' books no more.
         */
        delete: operations["delete_team_api_teams__team_id__delete"];
        options?: never;
        head?: never;
        /**
         * Change Team
         * @description Changes a team; what its managers see follows within seconds.
         */
        patch: operations["change_team_api_teams__team_id__patch"];
        trace?: never;
    };
    "/api/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Today
         * @description Whom to see, and why now.
         */
        get: operations["read_today_api_today_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Tokens
         * @description One's own tokens that have not expired.
         */
        get: operations["list_tokens_api_tokens_get"];
        put?: never;
        /**
         * Create Token
         * @description Makes a token for a program that acts in one's name: never with more right than one's role has at that moment.
         *     It is sent as `Authorization: Bearer <token>`. 409 `too-many-tokens`.
         */
        post: operations["create_token_api_tokens_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tokens/{token_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke Token
         * @description Takes a token back; it opens nothing from the next request on.
         */
        delete: operations["revoke_token_api_tokens__token_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/trips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Trips
         * @description One's own trips, the latest first.
         */
        get: operations["list_trips_api_trips_get"];
        put?: never;
        /**
         * Create Trip
         * @description Plans a trip and keeps it.
         */
        post: operations["create_trip_api_trips_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/trips/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Plan Trip
         * @description A plan that is not kept. 422 `no-candidates`, `unknown-customer`; 429 while all planners are at work.
         */
        post: operations["plan_trip_api_trips_plan_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/trips/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Start
         * @description Where a new trip begins: as the last one did, else at the station nearest to the strongest reasons.
         */
        get: operations["read_start_api_trips_start_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/trips/{trip_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Trip
         * @description One of one's own trips.
         */
        get: operations["read_trip_api_trips__trip_id__get"];
        put?: never;
        post?: never;
        /**
         * Delete Trip
         * @description Removes a trip.
         */
        delete: operations["delete_trip_api_trips__trip_id__delete"];
        options?: never;
        head?: never;
        /**
         * Change Trip
         * @description Changes title or status.
         */
        patch: operations["change_trip_api_trips__trip_id__patch"];
        trace?: never;
    };
    "/api/trips/{trip_id}/briefings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Briefings
         * @description A page for every visit of a trip, as of now.
         */
        get: operations["list_briefings_api_trips__trip_id__briefings_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/trips/{trip_id}/briefings/{customer_id}/worded": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Worded Briefing
         * @description A visit's briefing in a model's words, each sentence checked; in those of the rules where no model can be had.
         */
        get: operations["read_worded_briefing_api_trips__trip_id__briefings__customer_id__worded_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/trips/{trip_id}/calendar.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download Calendar
         * @description The trip's visits for a calendar.
         */
        get: operations["download_calendar_api_trips__trip_id__calendar_ics_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/trips/{trip_id}/replan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replan Trip
         * @description Plans the trip again from other wishes.
         */
        post: operations["replan_trip_api_trips__trip_id__replan_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/trips/{trip_id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Report
         * @description What became of the visits of one of one's own trips: outcomes, follow-ups, inflows heard of.
         */
        get: operations["read_report_api_trips__trip_id__report_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/trips/{trip_id}/stops": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Arrange Stops
         * @description Exactly this order, times computed anew; lateness shows as warnings.
         */
        put: operations["arrange_stops_api_trips__trip_id__stops_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/trips/{trip_id}/visits/{customer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Mark Visit
         * @description Says what became of a visit. The trip's version moves on. 404 for a customer who is not on the trip.
         */
        put: operations["mark_visit_api_trips__trip_id__visits__customer_id__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Users
         * @description Everybody, for administrators; for managers those whose books they see; a rep or viewer sees only the own
         *     account.
         */
        get: operations["list_users_api_users_get"];
        put?: never;
        /**
         * Create User
         * @description Adds a user, or without a password invites one. 409 `email-taken` or `username-taken`.
         */
        post: operations["create_user_api_users_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Me
         * @description One's own account.
         */
        get: operations["read_me_api_users_me_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Me
         * @description Changes one's own display name, language and preferences.
         */
        patch: operations["change_me_api_users_me_patch"];
        trace?: never;
    };
    "/api/users/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read User
         * @description One user.
         */
        get: operations["read_user_api_users__user_id__get"];
        put?: never;
        post?: never;
        /**
         * Delete User
         * @description Removes a user, who leaves all teams, and ends the user's sessions and tokens. 409 while customers are owned by
         *     them.
         */
        delete: operations["delete_user_api_users__user_id__delete"];
        options?: never;
        head?: never;
        /**
         * Change User
         * @description Changes a user; another password or role ends the user's sessions.
         */
        patch: operations["change_user_api_users__user_id__patch"];
        trace?: never;
    };
    "/api/users/{user_id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Sessions
         * @description Where a user is signed in.
         */
        get: operations["list_sessions_api_users__user_id__sessions_get"];
        put?: never;
        post?: never;
        /**
         * Revoke Sessions
         * @description Ends all sessions of a user.
         */
        delete: operations["revoke_sessions_api_users__user_id__sessions_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{user_id}/sessions/{session_ref}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke Session
         * @description Ends one session of a user.
         */
        delete: operations["revoke_session_api_users__user_id__sessions__session_ref__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{user_id}/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Users Tokens
         * @description A user's tokens that have not expired.
         */
        get: operations["list_users_tokens_api_users__user_id__tokens_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{user_id}/tokens/{token_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke Users Token
         * @description Takes a user's token back.
         */
        delete: operations["revoke_users_token_api_users__user_id__tokens__token_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Health
         * @description Alive; touches nothing.
         */
        get: operations["health_health_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ready
         * @description 200 when every table answers, else 503.
         */
        get: operations["ready_health_ready_get"];
        put?: never;
        post?: never;
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
        /**
         * AcceptedOut
         * @description The reading is in the store.
         */
        AcceptedOut: {
            /** Accepted */
            accepted: number;
        };
        /**
         * Acknowledgement
         * @description That somebody looks after an alarm, with a note if there is something to say.
         */
        Acknowledgement: {
            /** Note */
            note: string | null;
        };
        /**
         * ActionList
         * @description The actions that the log may hold.
         */
        ActionList: {
            /** Items */
            items: string[];
        };
        /**
         * Again
         * @description How another answer is to be given. Without a `mode` as the question was asked.
         */
        Again: {
            /** Mode */
            mode: ("rules" | "live") | null;
        };
        /**
         * AlarmBody
         * @description An alarm at a customer's site. `since`: when it began, before the least duration was over (of a device that fell
         *     silent: its last reading); `value`: the reading that opened it; `limit`: the value it reached, from the `direction`;
         *     `peak`: the worst until it cleared; `acknowledged_by`: a name.
         */
        AlarmBody: {
            /** Acknowledged At */
            acknowledged_at: string | null;
            /** Acknowledged By */
            acknowledged_by: string | null;
            /** Alarm Id */
            alarm_id: string;
            /** Cleared At */
            cleared_at: string | null;
            /** Customer Id */
            customer_id: string;
            /** Customer Name */
            customer_name: string;
            /** Device Id */
            device_id: string;
            /** Device Name */
            device_name: string;
            /** Direction */
            direction: ("above" | "below") | null;
            /** Fault */
            fault: ("stuck" | "spike" | "drift" | "dropout" | "out_of_range") | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "threshold" | "anomaly" | "offline" | "fault";
            /** Limit */
            limit: number | null;
            /** Metric */
            metric: ("temperature" | "humidity") | null;
            /** Notes */
            notes: components["schemas"]["AlarmNoteBody"][];
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Peak */
            peak: number | null;
            /** Place */
            place: string | null;
            /**
             * Severity
             * @enum {string}
             */
            severity: "info" | "warning" | "critical";
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /** Text En */
            text_en: string;
            /** Text Ja */
            text_ja: string;
            /** Unit */
            unit: string | null;
            /** Value */
            value: number | null;
            /** Version */
            version: number;
            window: components["schemas"]["otomo__alarms__schemas__WindowBody"];
        };
        /**
         * AlarmList
         * @description A page of alarms, the newest first.
         */
        AlarmList: {
            /** Items */
            items: components["schemas"]["AlarmBody"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * AlarmNoteBody
         * @description A note; `by` is the writer's name.
         */
        AlarmNoteBody: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** Text */
            text: string;
        };
        /**
         * AlarmNoteCreate
         * @description A note to an alarm.
         */
        AlarmNoteCreate: {
            /** Text */
            text: string;
        };
        /**
         * AllUsage
         * @description Everybody's usage of a month, the most expensive first. `limit` is each user's.
         */
        AllUsage: {
            /** Items */
            items: components["schemas"]["UserUsage"][];
            limit: components["schemas"]["otomo__assistant__usage__schemas__LimitBody"];
            /** Month */
            month: string;
            /** Price Table */
            price_table: components["schemas"]["PriceBody"][];
            totals: components["schemas"]["UsageTotals"];
        };
        /**
         * AllocationBody
         * @description An asset class's share of the assets.
         */
        AllocationBody: {
            /**
             * Asset Class
             * @enum {string}
             */
            asset_class: "bond" | "stock" | "fund" | "cash";
            value: components["schemas"]["MoneyBody-Output"];
            /** Weight */
            weight: string | null;
        };
        /**
         * AreaBody
         * @description Where candidates come from.
         */
        AreaBody: {
            /** Prefectures */
            prefectures: string[];
        };
        /**
         * AssistantInfo
         * @description What the assistant can do here. `mode` is `rules` while no model is set up: the badge says so.
         */
        AssistantInfo: {
            fallback: components["schemas"]["FallbackBody"] | null;
            /** Message Characters */
            message_characters: number;
            /**
             * Mode
             * @enum {string}
             */
            mode: "rules" | "live";
            /** Model */
            model: string | null;
            /** Presets */
            presets: components["schemas"]["PresetBody"][];
        };
        /**
         * AuditActor
         * @description Who. `id` of a job: its name; `name`: of users and devices, as it is today.
         */
        AuditActor: {
            /** Id */
            id: string | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "user" | "device" | "token" | "job" | "nobody";
            /** Name */
            name: string | null;
        };
        /**
         * AuditChange
         * @description A field; `•••` stands for secrets and personal values.
         */
        AuditChange: {
            after: components["schemas"]["JsonValue"];
            before: components["schemas"]["JsonValue"];
            /** Field */
            field: string;
        };
        /**
         * AuditEntry
         * @description One entry. `reason`: the code of a refusal; `count`: how often the same was refused in a minute.
         */
        AuditEntry: {
            /** Action */
            action: string;
            actor: components["schemas"]["AuditActor"];
            /** Alert */
            alert: ("new-sign-up" | "unusual-activity" | "large-portfolio-change") | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Changes */
            changes: components["schemas"]["AuditChange"][];
            /** Count */
            count: number;
            /** Entry Id */
            entry_id: string;
            /** Ip */
            ip: string | null;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "done" | "refused";
            /** Reason */
            reason: string | null;
            /** Request Id */
            request_id: string | null;
            resource: components["schemas"]["AuditResource"] | null;
            /** User Agent */
            user_agent: string | null;
        };
        /**
         * AuditList
         * @description A page of the log, newest first. It may be shorter than asked although more follow.
         */
        AuditList: {
            /** Items */
            items: components["schemas"]["AuditEntry"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * AuditResource
         * @description Which record; `name` as it is today, if it still is.
         */
        AuditResource: {
            /** Id */
            id: string | null;
            /** Kind */
            kind: string;
            /** Name */
            name: string | null;
        };
        /** Body_import_devices_api_imports_devices_post */
        Body_import_devices_api_imports_devices_post: {
            /** Files */
            files: string[];
        };
        /** Body_import_files_api_imports_post */
        Body_import_files_api_imports_post: {
            /** Files */
            files: string[];
            /**
             * Kinds
             * @description One per file, in their order; empty: told from the header.
             * @default []
             */
            kinds: string[];
        };
        /**
         * BriefedCustomer
         * @description Whom the briefing is about.
         */
        BriefedCustomer: {
            /** Age */
            age: number | null;
            /** City */
            city: string | null;
            /** Customer Id */
            customer_id: string;
            /** Kana */
            kana: string | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "individual" | "corporate";
            /** Name */
            name: string;
            /** Occupation */
            occupation: string | null;
            /** Prefecture */
            prefecture: string | null;
            /** Purpose */
            purpose: string | null;
            /** Risk Level */
            risk_level: number;
        };
        /**
         * BriefingBody
         * @description One page for a visit. `since`: the last contact, from which changes count; `excluded_products`: how many are
         *     above the customer's risk level and never put forward.
         */
        BriefingBody: {
            /**
             * As Of
             * Format: date-time
             */
            as_of: string;
            customer: components["schemas"]["BriefedCustomer"];
            /** Excluded Products */
            excluded_products: number;
            figures: components["schemas"]["FiguresBody"];
            /** Holdings */
            holdings: components["schemas"]["ValuedHoldingBody"][];
            /** Sections */
            sections: components["schemas"]["SectionBody"][];
            /** Since */
            since: string | null;
        };
        /**
         * BriefingList
         * @description The briefings of a trip, in the order of its visits.
         */
        BriefingList: {
            /** Items */
            items: components["schemas"]["BriefingBody"][];
        };
        /**
         * CardBody
         * @description A part of an answer that is not prose: visit_list, route, brief, table, suggestions.
         */
        CardBody: {
            /** Data */
            data: {
                [key: string]: unknown;
            };
            /** Type */
            type: string;
        };
        /**
         * ChangedBody
         * @description A customer with reasons that were not there on the day `since`, or who lost some (`gone`, ids). `score_before`
         *     null: the customer was not there.
         */
        ChangedBody: {
            customer: components["schemas"]["RankedCustomerBody"];
            /** Gone */
            gone: string[];
            /** New */
            new: components["schemas"]["SignalBody"][];
            /** Rank */
            rank: number;
            /** Score */
            score: number;
            /** Score Before */
            score_before: number | null;
            /**
             * Since
             * Format: date
             */
            since: string;
        };
        /**
         * ChangedList
         * @description Who changed, in the order of visiting.
         */
        ChangedList: {
            /** Items */
            items: components["schemas"]["ChangedBody"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total: number;
        };
        /**
         * ChartBody
         * @description Readings of a device's metric, at most 100 points: `low` and `high` are the least and the greatest of each span
         *     of time that begins at a timestamp. Times are epoch ms; `start` and `end`: the window.
         */
        ChartBody: {
            /** Device Id */
            device_id: string;
            /** End */
            end: number;
            /** High */
            high: number[];
            /** Limits */
            limits: components["schemas"]["otomo__trips__briefings__schemas__LimitBody"][];
            /** Low */
            low: number[];
            /**
             * Metric
             * @enum {string}
             */
            metric: "temperature" | "humidity";
            /** Opened At */
            opened_at: number;
            /** Start */
            start: number;
            /** Timestamps */
            timestamps: number[];
            /** Unit */
            unit: string;
        };
        /**
         * ChatBody
         * @description A conversation of one's own. `leaf`: its newest message.
         */
        ChatBody: {
            /** Chat Id */
            chat_id: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Leaf */
            leaf: string | null;
            /** Title */
            title: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
        };
        /**
         * ChatCreate
         * @description A new chat; without a title it takes that of its first question.
         */
        ChatCreate: {
            /** Title */
            title?: string | null;
        };
        /**
         * ChatList
         * @description Chats, the last used first.
         */
        ChatList: {
            /** Items */
            items: components["schemas"]["ChatBody"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total: number;
        };
        /**
         * ChatRename
         * @description Another title.
         */
        ChatRename: {
            /** Title */
            title: string;
        };
        /**
         * ChecksBody
         * @description What the checks of an answer found; `figures_ok`: nothing had to be dropped.
         */
        ChecksBody: {
            /** Dropped */
            dropped: components["schemas"]["DroppedSentence"][];
            /** Figures Ok */
            figures_ok: boolean;
            /** Sentences */
            sentences: number;
        };
        /**
         * ComparedPartBody
         * @description One kind's points of two customers.
         */
        ComparedPartBody: {
            /** Above Points */
            above_points: number;
            /** Below Points */
            below_points: number;
            /** Delta */
            delta: number;
            /**
             * Kind
             * @enum {string}
             */
            kind: "maturity" | "inflow" | "event" | "follow_up" | "device" | "no_contact";
        };
        /**
         * ComparisonBody
         * @description Why one customer is above another; `above` and `below` are ids.
         */
        ComparisonBody: {
            /** Above */
            above: string;
            /** Below */
            below: string;
            /** Parts */
            parts: components["schemas"]["ComparedPartBody"][];
            text: components["schemas"]["RichBody"];
        };
        /**
         * ConflictBody
         * @description A must-visit that cannot be met, and which wish to relax.
         */
        ConflictBody: {
            /** Customer Id */
            customer_id: string;
            text: components["schemas"]["RichBody"];
        };
        /**
         * Conversation
         * @description A chat with all its messages; they form a tree by `parent_id`.
         */
        Conversation: {
            chat: components["schemas"]["ChatBody"];
            /** Messages */
            messages: components["schemas"]["MessageBody"][];
        };
        /**
         * CustomerCreate
         * @description A new customer; without an id one is made, without an owner it is the caller.
         */
        CustomerCreate: {
            /** Address */
            address?: string | null;
            annual_income?: components["schemas"]["MoneyBody-Input"] | null;
            /** Birth Date */
            birth_date?: string | null;
            /** City */
            city?: string | null;
            /**
             * Currency
             * @default JPY
             */
            currency?: string;
            /** Customer Id */
            customer_id?: string | null;
            /** Email */
            email?: string | null;
            /** Experience */
            experience?: string | null;
            /** Kana */
            kana?: string | null;
            /**
             * Kind
             * @default individual
             * @enum {string}
             */
            kind?: "individual" | "corporate";
            /** Knowledge */
            knowledge?: string | null;
            /** Last Contact On */
            last_contact_on?: string | null;
            /** Latitude */
            latitude?: number | null;
            /** Longitude */
            longitude?: number | null;
            /** Means */
            means?: string | null;
            /** Name */
            name: string;
            net_worth?: components["schemas"]["MoneyBody-Input"] | null;
            /** Occupation */
            occupation?: string | null;
            /** Owner Id */
            owner_id?: string | null;
            /** Phone */
            phone?: string | null;
            /** Prefecture */
            prefecture?: string | null;
            /** Purpose */
            purpose?: string | null;
            /** Risk Level */
            risk_level: number;
            /** Segment */
            segment?: string | null;
            /**
             * Visit Minutes
             * @default 45
             */
            visit_minutes?: number;
            /** Visit Windows */
            visit_windows?: components["schemas"]["WindowBody-Input"][];
        };
        /**
         * CustomerPage
         * @description Everything the customer's page shows; `alarms`: the open ones.
         */
        CustomerPage: {
            /** Alarms */
            alarms: components["schemas"]["AlarmBody"][];
            /** Allocation */
            allocation: components["schemas"]["AllocationBody"][];
            /**
             * As Of
             * Format: date-time
             */
            as_of: string;
            customer: components["schemas"]["CustomerResponse"];
            /** Devices */
            devices: components["schemas"]["DeviceResponse"][];
            /**
             * Fx As Of
             * Format: date
             */
            fx_as_of: string;
            /** Holdings */
            holdings: components["schemas"]["ValuedHoldingBody"][];
            /** Inflows */
            inflows: components["schemas"]["InflowResponse"][];
            /** Notes */
            notes: components["schemas"]["NoteResponse"][];
            /** Parts */
            parts: components["schemas"]["ScorePartBody"][];
            /** Score */
            score: number;
            /** Signals */
            signals: components["schemas"]["SignalBody"][];
            /** Timeline */
            timeline: components["schemas"]["TimelineEntry"][];
            totals: components["schemas"]["PageTotals"];
        };
        /**
         * CustomerPatch
         * @description Changes; absent fields stay, null clears an optional one.
         */
        CustomerPatch: {
            /** Address */
            address?: string | null;
            annual_income?: components["schemas"]["MoneyBody-Input"] | null;
            /** Birth Date */
            birth_date?: string | null;
            /** City */
            city?: string | null;
            /**
             * Currency
             * @default JPY
             */
            currency?: string;
            /** Email */
            email?: string | null;
            /** Experience */
            experience?: string | null;
            /** Kana */
            kana?: string | null;
            /**
             * Kind
             * @default individual
             * @enum {string}
             */
            kind?: "individual" | "corporate";
            /** Knowledge */
            knowledge?: string | null;
            /** Last Contact On */
            last_contact_on?: string | null;
            /** Latitude */
            latitude?: number | null;
            /** Longitude */
            longitude?: number | null;
            /** Means */
            means?: string | null;
            /**
             * Name
             * @default
             */
            name?: string;
            net_worth?: components["schemas"]["MoneyBody-Input"] | null;
            /** Occupation */
            occupation?: string | null;
            /** Owner Id */
            owner_id?: string | null;
            /** Phone */
            phone?: string | null;
            /** Prefecture */
            prefecture?: string | null;
            /** Purpose */
            purpose?: string | null;
            /**
             * Risk Level
             * @default 1
             */
            risk_level?: number;
            /** Segment */
            segment?: string | null;
            /**
             * Visit Minutes
             * @default 45
             */
            visit_minutes?: number;
            /** Visit Windows */
            visit_windows?: components["schemas"]["WindowBody-Input"][];
        };
        /**
         * CustomerResponse
         * @description A customer. `last_contact_on` is the later of the stated date and the last contact among the notes.
         */
        CustomerResponse: {
            /** Address */
            address: string | null;
            annual_income: components["schemas"]["MoneyBody-Output"] | null;
            /** Birth Date */
            birth_date: string | null;
            /** City */
            city: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Currency */
            currency: string;
            /** Customer Id */
            customer_id: string;
            /** Email */
            email: string | null;
            /** Experience */
            experience: string | null;
            /** Kana */
            kana: string | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "individual" | "corporate";
            /** Knowledge */
            knowledge: string | null;
            /** Last Contact On */
            last_contact_on: string | null;
            /** Latitude */
            latitude: number | null;
            /**
             * Location Source
             * @enum {string}
             */
            location_source: "given" | "municipality" | "prefecture" | "none";
            /** Longitude */
            longitude: number | null;
            /** Means */
            means: string | null;
            /** Name */
            name: string;
            net_worth: components["schemas"]["MoneyBody-Output"] | null;
            /** Occupation */
            occupation: string | null;
            /** Owner Id */
            owner_id: string | null;
            /** Owner Name */
            owner_name: string | null;
            /** Phone */
            phone: string | null;
            /** Prefecture */
            prefecture: string | null;
            /** Purpose */
            purpose: string | null;
            /** Risk Level */
            risk_level: number;
            /** Segment */
            segment: string | null;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
            /** Visit Minutes */
            visit_minutes: number;
            /** Visit Windows */
            visit_windows: components["schemas"]["otomo__crm__customers__schemas__WindowBody"][];
        };
        /**
         * CustomerRow
         * @description A customer in the list; amounts of `assets` and `gain` are yen at current prices and rates.
         */
        CustomerRow: {
            assets: components["schemas"]["MoneyBody-Output"];
            /** City */
            city: string | null;
            /** Customer Id */
            customer_id: string;
            gain: components["schemas"]["MoneyBody-Output"];
            /** Kana */
            kana: string | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "individual" | "corporate";
            /** Last Contact On */
            last_contact_on: string | null;
            /** Latitude */
            latitude: number | null;
            /** Longitude */
            longitude: number | null;
            /** Name */
            name: string;
            net_worth: components["schemas"]["MoneyBody-Output"] | null;
            next_action: components["schemas"]["NextActionBody"] | null;
            /** Owner Id */
            owner_id: string | null;
            /** Owner Name */
            owner_name: string | null;
            /** Prefecture */
            prefecture: string | null;
            /** Risk Level */
            risk_level: number;
            /** Score */
            score: number;
            /** Segment */
            segment: string | null;
        };
        /**
         * CustomerRows
         * @description A page of customers.
         */
        CustomerRows: {
            /** Items */
            items: components["schemas"]["CustomerRow"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total: number;
        };
        /**
         * DayBody
         * @description A day on the road.
         */
        DayBody: {
            /** Closes */
            closes: string;
            /**
             * Date
             * Format: date
             */
            date: string;
            end: components["schemas"]["PlaceBody"];
            lunch: components["schemas"]["LunchBody"] | null;
            /** Opens */
            opens: string;
            start: components["schemas"]["PlaceBody"];
        };
        /**
         * DemoSignIn
         * @description A ready-made account of the demo.
         */
        DemoSignIn: {
            /** Display Name */
            display_name: string;
            /** Password */
            password: string;
            /**
             * Role
             * @enum {string}
             */
            role: "admin" | "manager" | "rep" | "viewer";
            /** Username */
            username: string;
        };
        /**
         * DeviceCreate
         * @description A new device at a customer's site; without an id one is made.
         */
        DeviceCreate: {
            /** Customer Id */
            customer_id: string;
            /**
             * Detect Anomalies
             * @default true
             */
            detect_anomalies?: boolean;
            /** Device Id */
            device_id?: string | null;
            /**
             * Expected Interval Seconds
             * @default 60
             */
            expected_interval_seconds?: number;
            /**
             * Kind
             * @default thermo-hygrometer
             */
            kind?: string;
            /** Metrics */
            metrics?: ("temperature" | "humidity")[];
            /** Name */
            name: string;
            /** Place */
            place?: string | null;
            /** Thresholds */
            thresholds?: components["schemas"]["ThresholdBody"][];
        };
        /**
         * DeviceFileBody
         * @description A file of the upload; `errors` are the first by line, of `errors_total`. One that is not `usable` has one.
         */
        DeviceFileBody: {
            /** Created */
            created: number;
            /** Delimiter */
            delimiter: string | null;
            /** Encoding */
            encoding: string | null;
            /** Errors */
            errors: components["schemas"]["LineErrorBody"][];
            /** Errors Total */
            errors_total: number;
            /** Name */
            name: string;
            /** Rejected */
            rejected: number;
            /** Rows */
            rows: number;
            /** Unchanged */
            unchanged: number;
            /** Unknown Columns */
            unknown_columns: string[];
            /** Updated */
            updated: number;
            /** Usable */
            usable: boolean;
        };
        /**
         * DeviceImportBody
         * @description What became of every row, or would (`dry_run`).
         */
        DeviceImportBody: {
            /** Dry Run */
            dry_run: boolean;
            /** Files */
            files: components["schemas"]["DeviceFileBody"][];
            totals: components["schemas"]["otomo__crm__imports__schemas__TotalsBody"];
        };
        /**
         * DeviceList
         * @description A page of devices, of `total`.
         */
        DeviceList: {
            /** Items */
            items: components["schemas"]["DeviceResponse"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total: number;
        };
        /**
         * DevicePatch
         * @description Changes; absent fields stay, null clears `place`. Another customer moves the device with its readings.
         */
        DevicePatch: {
            /**
             * Customer Id
             * @default
             */
            customer_id?: string;
            /**
             * Detect Anomalies
             * @default true
             */
            detect_anomalies?: boolean;
            /**
             * Expected Interval Seconds
             * @default 60
             */
            expected_interval_seconds?: number;
            /**
             * Kind
             * @default thermo-hygrometer
             */
            kind?: string;
            /** Metrics */
            metrics?: ("temperature" | "humidity")[];
            /**
             * Name
             * @default
             */
            name?: string;
            /** Place */
            place?: string | null;
            /** Thresholds */
            thresholds?: components["schemas"]["ThresholdBody"][];
        };
        /**
         * DeviceResponse
         * @description A device, and how it is now: `alarm` (something is open besides its silence), `offline` (silent for longer than
         *     three intervals and a minute), `new` (never heard of) or `ok`.
         */
        DeviceResponse: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Customer Id */
            customer_id: string;
            /** Customer Name */
            customer_name: string;
            /** Detect Anomalies */
            detect_anomalies: boolean;
            /** Device Id */
            device_id: string;
            /** Expected Interval Seconds */
            expected_interval_seconds: number;
            /** Kind */
            kind: string;
            latest: components["schemas"]["LatestBody"] | null;
            /** Metrics */
            metrics: ("temperature" | "humidity")[];
            /** Name */
            name: string;
            /** Open Alarms */
            open_alarms: number;
            /** Owner Id */
            owner_id: string | null;
            /** Place */
            place: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "ok" | "alarm" | "offline" | "new";
            /** Thresholds */
            thresholds: components["schemas"]["ThresholdShown"][];
            /** Units */
            units: {
                [key: string]: string;
            };
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
        };
        /**
         * DroppedBody
         * @description A customer who is not in the plan, and why.
         */
        DroppedBody: {
            /** Code */
            code: ("day_not_allowed" | "outside_windows" | "too_far" | "clashes_with_required" | "no_room" | "not_worth_travel" | "left_out") | ("no_place" | "over_limit");
            /** Customer Id */
            customer_id: string;
            /** Customer Name */
            customer_name: string;
            /** Score */
            score: number;
            text: components["schemas"]["RichBody"];
        };
        /**
         * DroppedSentence
         * @description A sentence that said more than its facts.
         */
        DroppedSentence: {
            /** Sentence */
            sentence: string;
            /** Why */
            why: string;
        };
        /**
         * EventCreate
         * @description A new event; without an id one is made.
         */
        EventCreate: {
            /** Actual */
            actual?: string | null;
            /** Asset Classes */
            asset_classes?: ("bond" | "stock" | "fund" | "cash")[];
            /**
             * Category
             * @enum {string}
             */
            category: "political" | "monetary" | "economic" | "market" | "disaster" | "corporate";
            /** Currency */
            currency?: string | null;
            /** Description */
            description?: string | null;
            /** Equity Pct */
            equity_pct?: number | string | null;
            /** Event Id */
            event_id?: string | null;
            /** Forecast */
            forecast?: string | null;
            /** Fx Pct */
            fx_pct?: number | string | null;
            /**
             * Impact
             * @enum {string}
             */
            impact: "high" | "medium" | "low";
            /**
             * Occurs On
             * Format: date
             */
            occurs_on: string;
            /** Previous */
            previous?: string | null;
            /** Rates Bp */
            rates_bp?: number | string | null;
            /** Region */
            region?: string | null;
            /** Sectors */
            sectors?: string[];
            /** Title */
            title: string;
        };
        /**
         * EventList
         * @description Events, newest first.
         */
        EventList: {
            /** Items */
            items: components["schemas"]["EventResponse"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total: number;
        };
        /**
         * EventPatch
         * @description Changes; absent fields stay, null clears an optional one.
         */
        EventPatch: {
            /** Actual */
            actual?: string | null;
            /** Asset Classes */
            asset_classes?: ("bond" | "stock" | "fund" | "cash")[];
            /**
             * Category
             * @default market
             * @enum {string}
             */
            category?: "political" | "monetary" | "economic" | "market" | "disaster" | "corporate";
            /** Currency */
            currency?: string | null;
            /** Description */
            description?: string | null;
            /** Equity Pct */
            equity_pct?: number | string | null;
            /** Forecast */
            forecast?: string | null;
            /** Fx Pct */
            fx_pct?: number | string | null;
            /**
             * Impact
             * @default low
             * @enum {string}
             */
            impact?: "high" | "medium" | "low";
            /**
             * Occurs On
             * Format: date
             * @default 0001-01-01
             */
            occurs_on?: string;
            /** Previous */
            previous?: string | null;
            /** Rates Bp */
            rates_bp?: number | string | null;
            /** Region */
            region?: string | null;
            /** Sectors */
            sectors?: string[];
            /**
             * Title
             * @default
             */
            title?: string;
        };
        /**
         * EventResponse
         * @description An economic event.
         */
        EventResponse: {
            /** Actual */
            actual: string | null;
            /** Asset Classes */
            asset_classes: ("bond" | "stock" | "fund" | "cash")[];
            /**
             * Category
             * @enum {string}
             */
            category: "political" | "monetary" | "economic" | "market" | "disaster" | "corporate";
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Currency */
            currency: string | null;
            /** Description */
            description: string | null;
            /** Equity Pct */
            equity_pct: string | null;
            /** Event Id */
            event_id: string;
            /** Forecast */
            forecast: string | null;
            /** Fx Pct */
            fx_pct: string | null;
            /**
             * Impact
             * @enum {string}
             */
            impact: "high" | "medium" | "low";
            /**
             * Occurs On
             * Format: date
             */
            occurs_on: string;
            /** Previous */
            previous: string | null;
            /** Rates Bp */
            rates_bp: string | null;
            /** Region */
            region: string | null;
            /** Sectors */
            sectors: string[];
            /** Title */
            title: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
        };
        /**
         * ExpectedInflowBody
         * @description Money that was heard of.
         */
        ExpectedInflowBody: {
            amount: components["schemas"]["MoneyBody-Output"];
            /** Confidence */
            confidence: string | null;
            /**
             * Expected On
             * Format: date
             */
            expected_on: string;
            ref: components["schemas"]["RefBody"];
        };
        /**
         * FactBody
         * @description One thing an answer rests on. `value` is a decimal number, an ISO day or a text, as `unit` says.
         */
        FactBody: {
            /**
             * As Of
             * Format: date
             */
            as_of: string;
            /** Display */
            display: string;
            /** Id */
            id: string;
            /** Kind */
            kind: string;
            label: components["schemas"]["LabelBody"];
            source_ref: components["schemas"]["RefBody"];
            /** Subject Id */
            subject_id: string;
            /**
             * Trust
             * @enum {string}
             */
            trust: "record" | "computed" | "quoted";
            /** Unit */
            unit: string;
            /** Value */
            value: string;
        };
        /**
         * FallbackBody
         * @description Why rules answer everything for now: no model is set up, the month's budget is used up, or the model fails.
         */
        FallbackBody: {
            /**
             * Reason
             * @enum {string}
             */
            reason: "no-key" | "budget" | "unavailable";
        };
        /**
         * FeedbackBody
         * @description What the user thinks of an answer.
         */
        FeedbackBody: {
            /** Comment */
            comment: string | null;
            /**
             * Vote
             * @enum {string}
             */
            vote: "up" | "down";
        };
        /**
         * FieldProblem
         * @description What is wrong with one field.
         */
        FieldProblem: {
            /** Code */
            code: string;
            /** Field */
            field: string;
            /** Message */
            message: string;
        };
        /**
         * FiguresBody
         * @description Figures in the text, and how many of them lead back to a record.
         */
        FiguresBody: {
            /** Linked */
            linked: number;
            /** Total */
            total: number;
        };
        /**
         * FileBody
         * @description A file of the upload; `errors` are the first by line, of `errors_total`. One that is not `usable` has
         *     one error.
         */
        FileBody: {
            /** Created */
            created: number;
            /** Delimiter */
            delimiter: string | null;
            /** Encoding */
            encoding: string | null;
            /** Errors */
            errors: components["schemas"]["LineErrorBody"][];
            /** Errors Total */
            errors_total: number;
            /** Kind */
            kind: ("customers" | "products" | "holdings" | "sales_notes" | "cash_inflows" | "economic_events") | null;
            /** Name */
            name: string;
            /** Rejected */
            rejected: number;
            /** Rows */
            rows: number;
            /** Unchanged */
            unchanged: number;
            /** Unknown Columns */
            unknown_columns: string[];
            /** Updated */
            updated: number;
            /** Usable */
            usable: boolean;
        };
        /**
         * FinishRequest
         * @description What the provider sent back with the browser; of its other parameters nothing is needed.
         */
        FinishRequest: {
            /** Code */
            code: string | null;
            /** Error */
            error: string | null;
            /** Iss */
            iss: string | null;
            /** State */
            state: string;
        };
        /**
         * FinishedBody
         * @description Who is signed in, what was done, and the path to go on to.
         */
        FinishedBody: {
            /**
             * Purpose
             * @enum {string}
             */
            purpose: "sign-in" | "link";
            /** Return To */
            return_to: string;
            session: components["schemas"]["SessionResponse"];
        };
        /**
         * FollowUpBody
         * @description Something to come back to.
         */
        FollowUpBody: {
            /**
             * On
             * Format: date
             */
            on: string;
            text: components["schemas"]["RichBody"];
        };
        /**
         * FollowUpsBody
         * @description Promises for today and before.
         */
        FollowUpsBody: {
            /** Due */
            due: number;
            /** Overdue */
            overdue: number;
        };
        /**
         * Health
         * @description Alive.
         */
        Health: {
            /** Status */
            status: string;
        };
        /**
         * HoldingCreate
         * @description A new lot. `unit_cost` is quoted as the product's price is.
         */
        HoldingCreate: {
            /** Account */
            account?: string | null;
            /** Acquired On */
            acquired_on?: string | null;
            /** Cost Currency */
            cost_currency?: string | null;
            /** Customer Id */
            customer_id: string;
            /** Product Id */
            product_id: string;
            /** Quantity */
            quantity: number | string;
            /** Unit Cost */
            unit_cost: number | string;
        };
        /**
         * HoldingList
         * @description A customer's lots.
         */
        HoldingList: {
            /** Items */
            items: components["schemas"]["HoldingResponse"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * HoldingPatch
         * @description Changes; absent fields stay, null clears an optional one.
         */
        HoldingPatch: {
            /** Account */
            account?: string | null;
            /** Cost Currency */
            cost_currency?: string | null;
            /**
             * Quantity
             * @default 0
             */
            quantity?: number | string;
            /**
             * Unit Cost
             * @default 0
             */
            unit_cost?: number | string;
        };
        /**
         * HoldingResponse
         * @description A lot as stored; its value is on the customer's page.
         */
        HoldingResponse: {
            /** Account */
            account: string | null;
            /** Acquired On */
            acquired_on: string | null;
            /** Cost Currency */
            cost_currency: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Customer Id */
            customer_id: string;
            /** Holding Id */
            holding_id: string;
            /** Product Id */
            product_id: string;
            /** Quantity */
            quantity: string;
            /** Unit Cost */
            unit_cost: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
        };
        /**
         * IdentityBody
         * @description A connected account; `email` as the provider had verified it when it was connected.
         */
        IdentityBody: {
            /** Email */
            email: string | null;
            /**
             * Linked At
             * Format: date-time
             */
            linked_at: string;
            /** Name */
            name: string;
            /** Provider */
            provider: string;
        };
        /**
         * IdentityList
         * @description The ways in of one user.
         */
        IdentityList: {
            /** Has Password */
            has_password: boolean;
            /** Items */
            items: components["schemas"]["IdentityBody"][];
        };
        /**
         * ImportBody
         * @description An import or its preview (`dry_run`). `failure` says why it was rolled back or what an undo left alone.
         */
        ImportBody: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Dry Run */
            dry_run: boolean;
            failure: components["schemas"]["LabelBody"] | null;
            /** Files */
            files: components["schemas"]["FileBody"][];
            /** Import Id */
            import_id: string | null;
            /**
             * Status
             * @enum {string}
             */
            status: "preview" | "applying" | "applied" | "undoing" | "undone" | "failed";
            totals: components["schemas"]["otomo__crm__imports__schemas__TotalsBody"];
        };
        /**
         * ImportList
         * @description A page of imports, newest first.
         */
        ImportList: {
            /** Items */
            items: components["schemas"]["ImportSummary"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * ImportSummary
         * @description An import in the list. `undo_until`: until when it can be undone.
         */
        ImportSummary: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Files */
            files: string[];
            /** Import Id */
            import_id: string;
            /**
             * Status
             * @enum {string}
             */
            status: "preview" | "applying" | "applied" | "undoing" | "undone" | "failed";
            totals: components["schemas"]["otomo__crm__imports__schemas__TotalsBody"];
            /**
             * Undo Until
             * Format: date-time
             */
            undo_until: string;
            /** User Id */
            user_id: string;
            /** Username */
            username: string;
        };
        /**
         * InflowCreate
         * @description A new inflow; without an id one is made.
         */
        InflowCreate: {
            amount: components["schemas"]["MoneyBody-Input"];
            /** Arrived Amount */
            arrived_amount?: (number | string) | null;
            /** Arrived On */
            arrived_on?: string | null;
            /** Confidence */
            confidence?: number | string | null;
            /** Customer Id */
            customer_id: string;
            /**
             * Expected On
             * Format: date
             */
            expected_on: string;
            /** Inflow Id */
            inflow_id?: string | null;
            /** Note */
            note?: string | null;
            /** Source */
            source?: ("bonus" | "retirement" | "insurance" | "inheritance" | "property" | "redemption" | "other") | null;
            /**
             * Status
             * @default predicted
             * @enum {string}
             */
            status?: "predicted" | "arrived" | "missed";
        };
        /**
         * InflowDraftBody
         * @description A predicted inflow.
         */
        InflowDraftBody: {
            /** Amount */
            amount: string;
            /** Confidence */
            confidence: string | null;
            /** Currency */
            currency: string;
            /** Customer Id */
            customer_id: string;
            /**
             * Expected On
             * Format: date
             */
            expected_on: string;
            /** Note */
            note: string | null;
            /** Source */
            source: ("bonus" | "retirement" | "insurance" | "inheritance" | "property" | "redemption" | "other") | null;
            /** Trip Id */
            trip_id: string | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "inflow";
        };
        /**
         * InflowList
         * @description Inflows; of a customer by id, of a book by expected date.
         */
        InflowList: {
            /** Items */
            items: components["schemas"]["InflowResponse"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * InflowPatch
         * @description Changes; absent fields stay, null clears an optional one.
         */
        InflowPatch: {
            /**
             * @default {
             *       "amount": "0",
             *       "currency": "JPY"
             *     }
             */
            amount?: components["schemas"]["MoneyBody-Input"];
            /** Arrived Amount */
            arrived_amount?: (number | string) | null;
            /** Arrived On */
            arrived_on?: string | null;
            /** Confidence */
            confidence?: number | string | null;
            /**
             * Expected On
             * Format: date
             * @default 0001-01-01
             */
            expected_on?: string;
            /** Note */
            note?: string | null;
            /** Source */
            source?: ("bonus" | "retirement" | "insurance" | "inheritance" | "property" | "redemption" | "other") | null;
            /**
             * Status
             * @default predicted
             * @enum {string}
             */
            status?: "predicted" | "arrived" | "missed";
        };
        /**
         * InflowResponse
         * @description An inflow; the arrived amount is in the currency of the expected one.
         */
        InflowResponse: {
            amount: components["schemas"]["MoneyBody-Output"];
            arrived_amount: components["schemas"]["MoneyBody-Output"] | null;
            /** Arrived On */
            arrived_on: string | null;
            /** Confidence */
            confidence: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Customer Id */
            customer_id: string;
            /**
             * Expected On
             * Format: date
             */
            expected_on: string;
            /** Inflow Id */
            inflow_id: string;
            /** Note */
            note: string | null;
            /** Source */
            source: ("bonus" | "retirement" | "insurance" | "inheritance" | "property" | "redemption" | "other") | null;
            /**
             * Status
             * @enum {string}
             */
            status: "predicted" | "arrived" | "missed";
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
        };
        /**
         * InflowsBody
         * @description Predicted inflows of the month: expected sum with its 80 % band; `assumed` of the `count` had no confidence.
         */
        InflowsBody: {
            /** Assumed */
            assumed: number;
            /** Count */
            count: number;
            expected: components["schemas"]["MoneyBody-Output"];
            high: components["schemas"]["MoneyBody-Output"];
            low: components["schemas"]["MoneyBody-Output"];
        };
        /**
         * ItemBody
         * @description A line; `chart`: the readings it is about.
         */
        ItemBody: {
            chart: components["schemas"]["ChartBody"] | null;
            text: components["schemas"]["RichBody"];
        };
        /**
         * JobBody
         * @description A job, with its last runs, newest first.
         */
        JobBody: {
            /**
             * Name
             * @enum {string}
             */
            name: "cache-warm" | "backup" | "cleanup" | "signals" | "compact";
            /**
             * Next At
             * Format: date-time
             * @description When it is due next, where somebody runs the schedule.
             */
            next_at: string;
            /** Running */
            running: boolean;
            /** Runs */
            runs: components["schemas"]["otomo__jobs__schemas__RunBody"][];
            /**
             * Schedule
             * @description Cron expression, in Tokyo's time.
             */
            schedule: string;
        };
        /**
         * JobList
         * @description All jobs.
         */
        JobList: {
            /** Items */
            items: components["schemas"]["JobBody"][];
        };
        JsonValue: unknown;
        /**
         * KeyCreate
         * @description A new key of the device; with `device_ids` a gateway's, that writes for these devices too.
         */
        KeyCreate: {
            /** Device Ids */
            device_ids?: string[];
            /** Expires At */
            expires_at?: string | null;
            /** Label */
            label: string;
        };
        /**
         * KeyList
         * @description A device's keys, newest first.
         */
        KeyList: {
            /** Items */
            items: components["schemas"]["KeyResponse"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * KeyMadeResponse
         * @description A new key. `secret` is what the device sends (`Authorization: Bearer …`), shown this once; null when the request
         *     was repeated: then revoke the key and make another.
         */
        KeyMadeResponse: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Created By */
            created_by: string | null;
            /** Device Ids */
            device_ids: string[];
            /** Expired */
            expired: boolean;
            /** Expires At */
            expires_at: string | null;
            /** Key Id */
            key_id: string;
            /** Label */
            label: string;
            /** Last Used At */
            last_used_at: string | null;
            /** Other Devices */
            other_devices: number;
            /** Secret */
            secret: string | null;
        };
        /**
         * KeyResponse
         * @description A key, without its secret. `key_id` is its visible prefix; `other_devices`: how many it opens that you do not
         *     see; `created_by`: who made it, null when that user is gone; `last_used_at` is noted once an hour.
         */
        KeyResponse: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Created By */
            created_by: string | null;
            /** Device Ids */
            device_ids: string[];
            /** Expired */
            expired: boolean;
            /** Expires At */
            expires_at: string | null;
            /** Key Id */
            key_id: string;
            /** Label */
            label: string;
            /** Last Used At */
            last_used_at: string | null;
            /** Other Devices */
            other_devices: number;
        };
        /**
         * LabelBody
         * @description A short text in both languages.
         */
        LabelBody: {
            /** En */
            en: string;
            /** Ja */
            ja: string;
        };
        /**
         * LatestBody
         * @description A device's newest reading: epoch ms, °C, %; null: not measured.
         */
        LatestBody: {
            /** Humidity */
            humidity: number | null;
            /** Status */
            status: string;
            /** Temperature */
            temperature: number | null;
            /** Timestamp */
            timestamp: number;
        };
        /**
         * LatestList
         * @description Newest readings; devices without any are left out.
         */
        LatestList: {
            /** Items */
            items: components["schemas"]["LatestOut"][];
        };
        /**
         * LatestOut
         * @description A device's newest reading; epoch ms, °C, %.
         */
        LatestOut: {
            /** Device Id */
            device_id: string;
            /** Humidity */
            humidity: number | null;
            /** Status */
            status: string;
            /** Temperature */
            temperature: number | null;
            /** Timestamp */
            timestamp: number;
        };
        /**
         * LineErrorBody
         * @description What is wrong on a line (null: with the file), in which column as the file calls it.
         */
        LineErrorBody: {
            /** Code */
            code: string;
            /** Column */
            column: string | null;
            /** Line */
            line: number | null;
            message: components["schemas"]["LabelBody"];
            /** Value */
            value: string | null;
        };
        /**
         * LinkRequest
         * @description Where to go in the end, and the password of who has one.
         */
        LinkRequest: {
            /** Password */
            password: string | null;
            /** Return To */
            return_to: string;
        };
        /**
         * LunchBody
         * @description A break that starts within earliest..latest.
         */
        LunchBody: {
            /** Earliest */
            earliest: string;
            /** Latest */
            latest: string;
            /** Minutes */
            minutes: number;
        };
        /**
         * LunchItemBody
         * @description The break.
         */
        LunchItemBody: {
            /** End At */
            end_at: string;
            /** Start At */
            start_at: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "lunch";
        };
        /**
         * MadeBody
         * @description The record an approved proposal became.
         */
        MadeBody: {
            /** Customer Id */
            customer_id: string | null;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "note" | "inflow" | "trip";
        };
        /**
         * MaturitiesBody
         * @description What matures: yen, lots and customers.
         */
        MaturitiesBody: {
            amount: components["schemas"]["MoneyBody-Output"];
            /** Count */
            count: number;
            /** Customers */
            customers: number;
        };
        /**
         * MePatch
         * @description Changes to one's own account; absent fields stay.
         */
        MePatch: {
            /** Display Name */
            display_name?: string | null;
            /** Locale */
            locale?: ("ja" | "en") | null;
            preferences?: components["schemas"]["PreferencesBody"] | null;
        };
        /**
         * MessageBody
         * @description A question or an answer. The text cites facts as `[f:ID]`; `partial` while its run goes on. `fallback`: why rules
         *     answered where a model might have.
         */
        MessageBody: {
            /** Cards */
            cards: components["schemas"]["CardBody"][];
            /** Chat Id */
            chat_id: string;
            checks: components["schemas"]["ChecksBody"] | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Customers */
            customers: string[];
            /** Facts */
            facts: components["schemas"]["FactBody"][];
            /** Fallback */
            fallback: ("no-key" | "budget" | "unavailable" | "busy" | "timeout" | "limit" | "unverified") | null;
            feedback: components["schemas"]["FeedbackBody"] | null;
            /** Intent */
            intent: ("visits" | "brief" | "changed" | "maturities" | "inflows" | "alarms" | "events" | "follow_ups" | "event" | "plan" | "move" | "note" | "search" | "explain" | "compare" | "portfolio" | "help" | "refuse" | "unclear") | null;
            /**
             * Locale
             * @enum {string}
             */
            locale: "ja" | "en";
            /** Message Id */
            message_id: string;
            /** Mode */
            mode: ("rules" | "live") | null;
            /** Model */
            model: string | null;
            /** Parent Id */
            parent_id: string | null;
            /** Proposals */
            proposals: string[];
            /**
             * Role
             * @enum {string}
             */
            role: "user" | "assistant";
            /** Run Id */
            run_id: string | null;
            /**
             * Status
             * @enum {string}
             */
            status: "done" | "partial" | "stopped" | "failed";
            /** Text */
            text: string;
            usage: components["schemas"]["UsageBody"] | null;
        };
        /**
         * MessageCreate
         * @description A question. Below the newest message unless `parent_id` says where: an earlier answer begins a branch, null
         *     begins anew. Without a `locale` the answer is in the language of the question. Without a `mode` rules answer what
         *     they understand, and the model the rest.
         */
        MessageCreate: {
            /** Locale */
            locale?: ("ja" | "en") | null;
            /** Mode */
            mode?: ("rules" | "live") | null;
            /** Parent Id */
            parent_id?: string | null;
            screen?: components["schemas"]["ScreenBody"];
            /** Text */
            text: string;
        };
        /**
         * MoneyBody
         * @description An amount with its currency; exact, as a decimal string. Sums in answers may be larger than what is accepted.
         */
        "MoneyBody-Input": {
            /** Amount */
            amount: number | string;
            /** Currency */
            currency: string;
        };
        /**
         * MoneyBody
         * @description An amount with its currency; exact, as a decimal string. Sums in answers may be larger than what is accepted.
         */
        "MoneyBody-Output": {
            /** Amount */
            amount: string;
            /** Currency */
            currency: string;
        };
        /**
         * NewShareBody
         * @description A new link: `token` is shown this once. The page is `/shared/<token>`.
         */
        NewShareBody: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Message Id */
            message_id: string | null;
            /** Path */
            path: string;
            /** Share Id */
            share_id: string;
            /** Token */
            token: string;
        };
        /**
         * NewTokenResponse
         * @description A token with what its program sends: `token` is shown this once, null when the request is repeated.
         */
        NewTokenResponse: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Last Used At */
            last_used_at: string | null;
            /** Name */
            name: string;
            /** Prefix */
            prefix: string;
            /** Scopes */
            scopes: ("book:read" | "book:write" | "trips:read" | "trips:write" | "devices:read" | "devices:write" | "assistant:use")[];
            /** Token */
            token: string | null;
            /** Token Id */
            token_id: string;
        };
        /**
         * NextActionBody
         * @description What a customer's strongest signal asks for.
         */
        NextActionBody: {
            /** Due On */
            due_on: string | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "maturity" | "inflow" | "event" | "follow_up" | "device" | "no_contact";
            text: components["schemas"]["RichBody"];
        };
        /**
         * NoteCreate
         * @description A new note by the caller; without a date it is of today.
         */
        NoteCreate: {
            /** Body */
            body: string;
            /** Channel */
            channel?: ("visit" | "phone" | "mail" | "online") | null;
            /** Customer Id */
            customer_id: string;
            /** Follow Up On */
            follow_up_on?: string | null;
            /** Inflow Id */
            inflow_id?: string | null;
            /** Note Id */
            note_id?: string | null;
            /** Noted On */
            noted_on?: string | null;
            /** Priority */
            priority?: ("high" | "medium" | "low") | null;
        };
        /**
         * NoteDraftBody
         * @description A sales note.
         */
        NoteDraftBody: {
            /** Body */
            body: string;
            /** Channel */
            channel: ("visit" | "phone" | "mail" | "online") | null;
            /** Customer Id */
            customer_id: string;
            /** Follow Up On */
            follow_up_on: string | null;
            /**
             * Noted On
             * Format: date
             */
            noted_on: string;
            /** Priority */
            priority: ("high" | "medium" | "low") | null;
            /** Trip Id */
            trip_id: string | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "note";
        };
        /**
         * NoteList
         * @description Notes; of a customer newest first, of a book by due date.
         */
        NoteList: {
            /** Items */
            items: components["schemas"]["NoteResponse"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * NotePatch
         * @description Changes; absent fields stay, null clears an optional one.
         */
        NotePatch: {
            /**
             * Body
             * @default
             */
            body?: string;
            /** Channel */
            channel?: ("visit" | "phone" | "mail" | "online") | null;
            /** Follow Up On */
            follow_up_on?: string | null;
            /** Inflow Id */
            inflow_id?: string | null;
            /**
             * Noted On
             * Format: date
             * @default 0001-01-01
             */
            noted_on?: string;
            /** Priority */
            priority?: ("high" | "medium" | "low") | null;
        };
        /**
         * NoteResponse
         * @description A note. `author` is a user name.
         */
        NoteResponse: {
            /** Author */
            author: string | null;
            /** Body */
            body: string;
            /** Channel */
            channel: ("visit" | "phone" | "mail" | "online") | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Customer Id */
            customer_id: string;
            /** Follow Up On */
            follow_up_on: string | null;
            /** Inflow Id */
            inflow_id: string | null;
            /** Note Id */
            note_id: string;
            /**
             * Noted On
             * Format: date
             */
            noted_on: string;
            /** Priority */
            priority: ("high" | "medium" | "low") | null;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
        };
        /**
         * OutwardBody
         * @description The provider's address, for the browser to go to.
         */
        OutwardBody: {
            /** Location */
            location: string;
        };
        /**
         * OwnUsage
         * @description One's own usage of a month, `2026-11`.
         */
        OwnUsage: {
            /** Cost */
            cost: number;
            /** Input */
            input: number;
            limit: components["schemas"]["otomo__assistant__usage__schemas__LimitBody"];
            /** Month */
            month: string;
            /** Output */
            output: number;
            /** Runs */
            runs: number;
        };
        /**
         * PageTotals
         * @description A customer's sums, yen; lots without a price or rate are left out and counted in `unpriced`.
         */
        PageTotals: {
            assets: components["schemas"]["MoneyBody-Output"];
            cost: components["schemas"]["MoneyBody-Output"];
            expected_inflows_90d: components["schemas"]["MoneyBody-Output"];
            gain: components["schemas"]["MoneyBody-Output"];
            maturing_90d: components["schemas"]["MoneyBody-Output"];
            /** Unpriced */
            unpriced: number;
        };
        /**
         * PartBody
         * @description A named share of a signal's points.
         */
        PartBody: {
            name: components["schemas"]["LabelBody"];
            /** Points */
            points: number;
        };
        /**
         * PasswordChange
         * @description The password in use and the one to use from now on.
         */
        PasswordChange: {
            /**
             * Current Password
             * Format: password
             */
            current_password: string;
            /**
             * New Password
             * Format: password
             */
            new_password: string;
        };
        /**
         * PlaceBody
         * @description Where a day starts or ends.
         */
        PlaceBody: {
            /** Latitude */
            latitude: number;
            /** Longitude */
            longitude: number;
            /** Name */
            name: string;
            /** Prefecture */
            prefecture: string | null;
        };
        /**
         * PlaceList
         * @description Places, best match first.
         */
        PlaceList: {
            /** Items */
            items: components["schemas"]["PlaceResponse"][];
        };
        /**
         * PlaceResponse
         * @description A municipality, prefecture or station.
         */
        PlaceResponse: {
            /** Kana */
            kana: string | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "station" | "municipality" | "prefecture";
            /** Latitude */
            latitude: number;
            /** Longitude */
            longitude: number;
            /** Name */
            name: string;
            /** Name En */
            name_en: string | null;
            /** Place Id */
            place_id: string;
            /** Prefecture */
            prefecture: string;
        };
        /**
         * PlannedDay
         * @description A day of a proposed trip with its customers in order.
         */
        PlannedDay: {
            /** Customer Ids */
            customer_ids: string[];
            /**
             * Date
             * Format: date
             */
            date: string;
        };
        /**
         * PreferencesBody
         * @description How the screens look to the user.
         */
        PreferencesBody: {
            /**
             * Gain Color
             * @enum {string}
             */
            gain_color: "red_up" | "green_up";
            /** Shortcuts */
            shortcuts: boolean;
            /**
             * Theme
             * @enum {string}
             */
            theme: "auto" | "light" | "dark";
        };
        /**
         * PresetBody
         * @description A question to begin with: one that is answered in every mode.
         */
        PresetBody: {
            /**
             * Intent
             * @enum {string}
             */
            intent: "visits" | "brief" | "changed" | "maturities" | "inflows" | "alarms" | "events" | "follow_ups" | "event" | "plan" | "move" | "note" | "search" | "explain" | "compare" | "portfolio" | "help" | "refuse" | "unclear";
            text: components["schemas"]["LabelBody"];
        };
        /**
         * PriceBody
         * @description What a model costs: US dollars for a million tokens.
         */
        PriceBody: {
            /** Input */
            input: number;
            /** Model */
            model: string;
            /** Output */
            output: number;
        };
        /**
         * Problem
         * @description RFC 9457, with a stable `code`, the request's id and the fields at fault.
         */
        Problem: {
            /** Code */
            code: string;
            /** Detail */
            detail: string | null;
            /** Errors */
            errors: components["schemas"]["FieldProblem"][];
            /** Instance */
            instance: string;
            /** Request Id */
            request_id: string | null;
            /** Status */
            status: number;
            /** Title */
            title: string;
            /** Type */
            type: string;
        };
        /**
         * ProductCreate
         * @description A new product; without an id one is made.
         */
        ProductCreate: {
            /**
             * Asset Class
             * @enum {string}
             */
            asset_class: "bond" | "stock" | "fund" | "cash";
            /** Beta */
            beta?: number | string | null;
            /** Coupon Frequency */
            coupon_frequency?: number | null;
            /** Coupon Rate */
            coupon_rate?: number | string | null;
            /** Currency */
            currency: string;
            /** Day Count */
            day_count?: string | null;
            /** Dividend Yield */
            dividend_yield?: number | string | null;
            /** Face Value */
            face_value?: (number | string) | null;
            /** Issuer */
            issuer?: string | null;
            /** Market */
            market?: string | null;
            /** Maturity On */
            maturity_on?: string | null;
            /** Name */
            name: string;
            /** Price */
            price?: (number | string) | null;
            /** Price On */
            price_on?: string | null;
            /** Product Id */
            product_id?: string | null;
            /** Rating */
            rating?: string | null;
            /** Region */
            region?: string | null;
            /** Risk Level */
            risk_level: number;
            /** Sector */
            sector?: string | null;
            /** Symbol */
            symbol?: string | null;
        };
        /**
         * ProductList
         * @description Products by name.
         */
        ProductList: {
            /** Items */
            items: components["schemas"]["ProductResponse"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total: number;
        };
        /**
         * ProductPatch
         * @description Changes; absent fields stay, null clears an optional one.
         */
        ProductPatch: {
            /**
             * Asset Class
             * @default cash
             * @enum {string}
             */
            asset_class?: "bond" | "stock" | "fund" | "cash";
            /** Beta */
            beta?: number | string | null;
            /** Coupon Frequency */
            coupon_frequency?: number | null;
            /** Coupon Rate */
            coupon_rate?: number | string | null;
            /**
             * Currency
             * @default JPY
             */
            currency?: string;
            /** Day Count */
            day_count?: string | null;
            /** Dividend Yield */
            dividend_yield?: number | string | null;
            /** Face Value */
            face_value?: (number | string) | null;
            /** Issuer */
            issuer?: string | null;
            /** Market */
            market?: string | null;
            /** Maturity On */
            maturity_on?: string | null;
            /**
             * Name
             * @default
             */
            name?: string;
            /** Price */
            price?: (number | string) | null;
            /** Price On */
            price_on?: string | null;
            /** Rating */
            rating?: string | null;
            /** Region */
            region?: string | null;
            /**
             * Risk Level
             * @default 1
             */
            risk_level?: number;
            /** Sector */
            sector?: string | null;
            /** Symbol */
            symbol?: string | null;
        };
        /**
         * ProductResponse
         * @description A product; rates are ratios (0.0185 = 1.85 %).
         */
        ProductResponse: {
            /**
             * Asset Class
             * @enum {string}
             */
            asset_class: "bond" | "stock" | "fund" | "cash";
            /** Beta */
            beta: string | null;
            /** Coupon Frequency */
            coupon_frequency: number | null;
            /** Coupon Rate */
            coupon_rate: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Currency */
            currency: string;
            /** Day Count */
            day_count: string | null;
            /** Dividend Yield */
            dividend_yield: string | null;
            /** Face Value */
            face_value: string | null;
            /** Issuer */
            issuer: string | null;
            /** Market */
            market: string | null;
            /** Maturity On */
            maturity_on: string | null;
            /** Name */
            name: string;
            /** Price */
            price: string | null;
            /** Price On */
            price_on: string | null;
            /** Product Id */
            product_id: string;
            /** Rating */
            rating: string | null;
            /** Region */
            region: string | null;
            /** Risk Level */
            risk_level: number;
            /** Sector */
            sector: string | null;
            /** Symbol */
            symbol: string | null;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
        };
        /**
         * ProposalBody
         * @description A write that waits for approval. After `expires_at` it is refused.
         */
        ProposalBody: {
            /** Chat Id */
            chat_id: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Draft */
            draft: components["schemas"]["NoteDraftBody"] | components["schemas"]["TaskDraftBody"] | components["schemas"]["InflowDraftBody"] | components["schemas"]["VisitDraftBody"] | components["schemas"]["TripDraftBody"] | components["schemas"]["StopsDraftBody"];
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            made: components["schemas"]["MadeBody"] | null;
            /** Message Id */
            message_id: string | null;
            /** Proposal Id */
            proposal_id: string;
            /** Resolved At */
            resolved_at: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "pending" | "approving" | "approved" | "rejected" | "replaced";
            /** Version */
            version: number;
        };
        /**
         * ProposalPatch
         * @description Changes to a proposal's draft; absent fields stay. Only fields of the draft's own sort.
         */
        ProposalPatch: {
            /**
             * Amount
             * @default 0
             */
            amount?: number | string;
            /**
             * Body
             * @default
             */
            body?: string;
            /** Channel */
            channel?: ("visit" | "phone" | "mail" | "online") | null;
            /** Confidence */
            confidence?: number | string | null;
            /**
             * Currency
             * @default JPY
             */
            currency?: string;
            /**
             * Due On
             * Format: date
             * @default 0001-01-01
             */
            due_on?: string;
            /**
             * Expected On
             * Format: date
             * @default 0001-01-01
             */
            expected_on?: string;
            /** Follow Up On */
            follow_up_on?: string | null;
            /** Note */
            note?: string | null;
            /**
             * Noted On
             * Format: date
             * @default 0001-01-01
             */
            noted_on?: string;
            /**
             * On
             * Format: date
             * @default 0001-01-01
             */
            on?: string;
            /** Priority */
            priority?: ("high" | "medium" | "low") | null;
            /** Source */
            source?: ("bonus" | "retirement" | "insurance" | "inheritance" | "property" | "redemption" | "other") | null;
            /** Title */
            title?: string | null;
        };
        /**
         * ProviderBody
         * @description A button on the sign-in screen.
         */
        ProviderBody: {
            /** Id */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * PublicSettings
         * @description The installation as everybody may know it. `needs_setup`: there is no user yet; `POST /api/setup` makes the first
         *     one. `today` is the date in Tokyo, `holidays` are
         *     Japan's of the coming months: days on which few customers receive visitors.
         */
        PublicSettings: {
            /** Demo */
            demo: boolean;
            /** Demo Sign Ins */
            demo_sign_ins: components["schemas"]["DemoSignIn"][];
            /** Holidays */
            holidays: string[];
            /** Locales */
            locales: ("ja" | "en")[];
            /** Needs Setup */
            needs_setup: boolean;
            /** Password Sign In */
            password_sign_in: boolean;
            tile_source: components["schemas"]["TileSource"] | null;
            /**
             * Today
             * Format: date
             */
            today: string;
            /** Version */
            version: string;
        };
        /**
         * RankedBody
         * @description A customer in the order of visiting; `parts` sum to `score`.
         */
        RankedBody: {
            customer: components["schemas"]["RankedCustomerBody"];
            headline: components["schemas"]["RichBody"];
            /** Parts */
            parts: components["schemas"]["ScorePartBody"][];
            /** Rank */
            rank: number;
            /** Score */
            score: number;
            /** Signals */
            signals: components["schemas"]["SignalBody"][];
        };
        /**
         * RankedCustomerBody
         * @description Who is ranked.
         */
        RankedCustomerBody: {
            /** City */
            city: string | null;
            /** Customer Id */
            customer_id: string;
            /** Kana */
            kana: string | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "individual" | "corporate";
            /** Last Contact On */
            last_contact_on: string | null;
            /** Latitude */
            latitude: number | null;
            /** Longitude */
            longitude: number | null;
            /** Name */
            name: string;
            /** Owner Id */
            owner_id: string | null;
            /** Prefecture */
            prefecture: string | null;
            /** Risk Level */
            risk_level: number;
        };
        /**
         * RankedList
         * @description Customers in the order of visiting.
         */
        RankedList: {
            /** Items */
            items: components["schemas"]["RankedBody"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total: number;
        };
        /**
         * Readiness
         * @description Whether each table answers: `ok`, or what is wrong.
         */
        Readiness: {
            /** Status */
            status: string;
            /** Tables */
            tables: {
                [key: string]: string;
            };
        };
        /**
         * ReadingsBody
         * @description Readings that a signal rests on; `metric` null: of all; `until` null: until now.
         */
        ReadingsBody: {
            /** Device Id */
            device_id: string;
            /** Metric */
            metric: ("temperature" | "humidity") | null;
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /** Until */
            until: string | null;
        };
        /**
         * ReadingsPage
         * @description Readings of a device as columns of one length, by time; epoch ms, °C, %.
         */
        ReadingsPage: {
            /** Device Id */
            device_id: string;
            /** Humidity */
            humidity: (number | null)[];
            /** Next Cursor */
            next_cursor: string | null;
            /** Status */
            status: string[];
            /** Temperature */
            temperature: (number | null)[];
            /** Timestamps */
            timestamps: number[];
        };
        /**
         * RefBody
         * @description A record that a figure comes from.
         */
        RefBody: {
            /** Customer Id */
            customer_id: string | null;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "customer" | "holding" | "product" | "note" | "inflow" | "event" | "trip" | "device" | "alarm";
        };
        /**
         * RejectedOut
         * @description A reading that is not stored, by its place in the post (counted on through all series).
         */
        RejectedOut: {
            /** Code */
            code: string;
            /**
             * Field
             * @description The field at fault, empty when it is the whole reading.
             */
            field: string;
            /** Index */
            index: number;
            /** Reason */
            reason: string;
        };
        /**
         * ReportOut
         * @description What became of the readings of a post.
         */
        ReportOut: {
            /**
             * Accepted
             * @description Readings that are in the store now.
             */
            accepted: number;
            /**
             * Duplicates
             * @description Readings that stood in the post more than once, with the same values.
             */
            duplicates: number;
            /** Rejected */
            rejected: components["schemas"]["RejectedOut"][];
        };
        /**
         * ReportedVisitBody
         * @description A visit and its outcome. `note`: the first note of it.
         */
        ReportedVisitBody: {
            /** City */
            city: string | null;
            /** Customer Id */
            customer_id: string;
            /** Customer Name */
            customer_name: string;
            /**
             * Date
             * Format: date
             */
            date: string;
            /** Follow Ups */
            follow_ups: components["schemas"]["FollowUpBody"][];
            /** Inflows */
            inflows: components["schemas"]["ExpectedInflowBody"][];
            /** Moved To */
            moved_to: string | null;
            note: components["schemas"]["RefBody"] | null;
            /** Outcome */
            outcome: components["schemas"]["RichBody"][];
            /** Planned At */
            planned_at: string;
            /**
             * State
             * @enum {string}
             */
            state: "planned" | "visited" | "moved" | "not_visited";
        };
        /**
         * RichBody
         * @description A sentence in both languages.
         */
        RichBody: {
            /** En */
            en: components["schemas"]["SegmentBody"][];
            /** Ja */
            ja: components["schemas"]["SegmentBody"][];
        };
        /**
         * RoughNotes
         * @description What was said at a contact, as it was jotted down. `visit_date`: the day of the contact, today without one; days
         *     such as "next Tuesday" are seen from it.
         */
        RoughNotes: {
            /** Customer Id */
            customer_id: string;
            /** Text */
            text: string;
            /** Trip Id */
            trip_id: string | null;
            /** Visit Date */
            visit_date: string | null;
        };
        /**
         * ScorePartBody
         * @description What one kind of signal adds to a customer's score.
         */
        ScorePartBody: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "maturity" | "inflow" | "event" | "follow_up" | "device" | "no_contact";
            /** Max Points */
            max_points: number;
            /** Points */
            points: number;
        };
        /**
         * ScreenBody
         * @description What the user looks at: what "this customer" and "this trip" mean.
         */
        ScreenBody: {
            /** Customer Id */
            customer_id: string | null;
            /** Trip Id */
            trip_id: string | null;
        };
        /**
         * SectionBody
         * @description A titled list of lines, never empty.
         */
        SectionBody: {
            /** Items */
            items: components["schemas"]["ItemBody"][];
            /**
             * Kind
             * @enum {string}
             */
            kind: "who" | "changed" | "why_now" | "devices" | "talk" | "unknown";
            title: components["schemas"]["LabelBody"];
        };
        /**
         * SegmentBody
         * @description A run of text; `ref` makes it a link to its record.
         */
        SegmentBody: {
            ref: components["schemas"]["RefBody"] | null;
            /** Strong */
            strong: boolean;
            /** Text */
            text: string;
        };
        /**
         * SeriesList
         * @description Series of [from, to), epoch ms.
         */
        SeriesList: {
            /** End */
            end: number;
            /** Series */
            series: components["schemas"]["SeriesOut"][];
            /** Start */
            start: number;
            /**
             * Stat
             * @enum {string}
             */
            stat: "minmax" | "mean" | "lttb";
        };
        /**
         * SeriesOut
         * @description Points of a chart as columns of one length, at most `max_points` long. `minimum` and `maximum` when a point is a
         *     span of time and `values` are means; without them the values are readings (of `lttb` over sums: of each the extreme
         *     that is further from its mean), or only means are wanted. `gaps`: pairs of epoch ms between which nothing was
         *     measured. `source`: plain readings, packed ones, sums of an hour or of a (Japanese) day.
         */
        SeriesOut: {
            /** Device Id */
            device_id: string;
            /** Gaps */
            gaps: [
                number,
                number
            ][];
            /** Maximum */
            maximum: number[] | null;
            /**
             * Metric
             * @enum {string}
             */
            metric: "temperature" | "humidity";
            /** Minimum */
            minimum: number[] | null;
            /**
             * Source
             * @enum {string}
             */
            source: "raw" | "chunk" | "1h" | "1d";
            /** Timestamps */
            timestamps: number[];
            /** Values */
            values: number[];
        };
        /**
         * SessionList
         * @description A user's live sign-ins, newest first.
         */
        SessionList: {
            /** Items */
            items: components["schemas"]["SessionRow"][];
        };
        /**
         * SessionResponse
         * @description Who is signed in, and until when.
         */
        SessionResponse: {
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /**
             * Idle Expires At
             * Format: date-time
             */
            idle_expires_at: string;
            user: components["schemas"]["UserResponse"];
        };
        /**
         * SessionRow
         * @description One of a user's sign-ins. `device` is browser and system as far as the user agent names them; `ip` is the address
         *     it was opened from; `method` is `password` or the id of the provider; it ends at `expires_at` or when it is idle.
         */
        SessionRow: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Current */
            current: boolean;
            /** Device */
            device: string | null;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Ip */
            ip: string;
            /**
             * Last Seen At
             * Format: date-time
             */
            last_seen_at: string;
            /** Method */
            method: string;
            /** Session Ref */
            session_ref: string;
            /** User Agent */
            user_agent: string;
        };
        /**
         * SetupRequest
         * @description The first administrator, and the code that only who runs the server can read.
         */
        SetupRequest: {
            /** Code */
            code: string;
            /** Display Name */
            display_name: string;
            /** Email */
            email: string;
            /**
             * Locale
             * @default ja
             * @enum {string}
             */
            locale: "ja" | "en";
            /**
             * Password
             * Format: password
             */
            password: string;
            /** Username */
            username: string;
        };
        /**
         * ShareBody
         * @description A link that was given out.
         */
        ShareBody: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Message Id */
            message_id: string | null;
            /** Share Id */
            share_id: string;
        };
        /**
         * ShareCreate
         * @description What to share: one answer with its question, or the whole branch that was read last.
         */
        ShareCreate: {
            /**
             * Days
             * @default 30
             */
            days?: number;
            /** Message Id */
            message_id?: string | null;
        };
        /**
         * ShareList
         * @description The links that still work, the newest first.
         */
        ShareList: {
            /** Items */
            items: components["schemas"]["ShareBody"][];
        };
        /**
         * SharedConversation
         * @description A conversation as it was when it was shared.
         */
        SharedConversation: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Messages */
            messages: components["schemas"]["SharedMessageBody"][];
            /** Shared By */
            shared_by: string;
            /** Title */
            title: string;
        };
        /**
         * SharedFactBody
         * @description A fact an answer rests on. `source_ref` is null where the reader may not open the record.
         */
        SharedFactBody: {
            /**
             * As Of
             * Format: date
             */
            as_of: string;
            /** Display */
            display: string;
            /** Id */
            id: string;
            /** Kind */
            kind: string;
            label: components["schemas"]["LabelBody"];
            source_ref: components["schemas"]["RefBody"] | null;
            /**
             * Trust
             * @enum {string}
             */
            trust: "record" | "computed" | "quoted";
            /** Unit */
            unit: string;
            /** Value */
            value: string;
        };
        /**
         * SharedMessageBody
         * @description A question or an answer as it was. The text cites facts as `[f:ID]`. Cards name no record (`customer_id`, `ref`
         *     null) that the reader may not open, and no proposal. `fallback`: why rules answered where a model might have.
         */
        SharedMessageBody: {
            /** Cards */
            cards: components["schemas"]["CardBody"][];
            checks: components["schemas"]["ChecksBody"] | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Facts */
            facts: components["schemas"]["SharedFactBody"][];
            /** Fallback */
            fallback: ("no-key" | "budget" | "unavailable" | "busy" | "timeout" | "limit" | "unverified") | null;
            /** Intent */
            intent: ("visits" | "brief" | "changed" | "maturities" | "inflows" | "alarms" | "events" | "follow_ups" | "event" | "plan" | "move" | "note" | "search" | "explain" | "compare" | "portfolio" | "help" | "refuse" | "unclear") | null;
            /**
             * Locale
             * @enum {string}
             */
            locale: "ja" | "en";
            /** Mode */
            mode: ("rules" | "live") | null;
            /** Model */
            model: string | null;
            /**
             * Role
             * @enum {string}
             */
            role: "user" | "assistant";
            /** Text */
            text: string;
        };
        /**
         * SignInRequest
         * @description A user name or e-mail address, and the password.
         */
        SignInRequest: {
            /** Login */
            login: string;
            /**
             * Password
             * Format: password
             */
            password: string;
        };
        /**
         * SignalBody
         * @description A reason to visit a customer now; `parts` sum to `points`.
         */
        SignalBody: {
            amount: components["schemas"]["MoneyBody-Output"] | null;
            /** Customer Id */
            customer_id: string;
            /** Days */
            days: number | null;
            /** Due On */
            due_on: string | null;
            /** Evidence */
            evidence: components["schemas"]["RefBody"][];
            /**
             * Kind
             * @enum {string}
             */
            kind: "maturity" | "inflow" | "event" | "follow_up" | "device" | "no_contact";
            /** Max Points */
            max_points: number;
            /** Parts */
            parts: components["schemas"]["PartBody"][];
            /** Points */
            points: number;
            readings: components["schemas"]["ReadingsBody"] | null;
            /** Signal Id */
            signal_id: string;
            tag: components["schemas"]["LabelBody"];
            text: components["schemas"]["RichBody"];
        };
        /**
         * StartRequest
         * @description Where to go in the end.
         */
        StartRequest: {
            /** Return To */
            return_to: string;
        };
        /**
         * StartedBody
         * @description A question taken. Follow the run's events for the answer.
         */
        StartedBody: {
            answer: components["schemas"]["MessageBody"];
            question: components["schemas"]["MessageBody"];
            /** Run Id */
            run_id: string;
        };
        /**
         * StatisticsBody
         * @description The strip above the ranking; `unpriced` lots are missing from `assets`; `device_alarms`: open at their sites.
         */
        StatisticsBody: {
            assets: components["schemas"]["MoneyBody-Output"];
            /** Customers */
            customers: number;
            /** Device Alarms */
            device_alarms: number;
            /** Events 30D */
            events_30d: number;
            follow_ups: components["schemas"]["FollowUpsBody"];
            inflows_month: components["schemas"]["InflowsBody"];
            maturities_90d: components["schemas"]["MaturitiesBody"];
            /** Unpriced */
            unpriced: number;
        };
        /**
         * StopsBody
         * @description Every day of the trip with its customers in order; who is not listed is taken out.
         */
        StopsBody: {
            /** Days */
            days: components["schemas"]["StopsDay"][];
        };
        /**
         * StopsDay
         * @description The customers of a day in order.
         */
        StopsDay: {
            /** Customer Ids */
            customer_ids: string[];
            /**
             * Date
             * Format: date
             */
            date: string;
        };
        /**
         * StopsDraftBody
         * @description Another order of a kept trip's stops.
         */
        StopsDraftBody: {
            /** Order */
            order: string[][];
            /** Trip Id */
            trip_id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "stops";
        };
        /**
         * StructuredNotes
         * @description A note with its follow-ups, inflows and visits as proposals; `missing`: what the notes do not say.
         */
        StructuredNotes: {
            /** Facts */
            facts: components["schemas"]["FactBody"][];
            /** Missing */
            missing: components["schemas"]["LabelBody"][];
            /** Proposals */
            proposals: components["schemas"]["ProposalBody"][];
        };
        /**
         * TaskDraftBody
         * @description Something to do by a day.
         */
        TaskDraftBody: {
            /** Body */
            body: string;
            /** Customer Id */
            customer_id: string;
            /**
             * Due On
             * Format: date
             */
            due_on: string;
            /** Noted On */
            noted_on: string | null;
            /** Priority */
            priority: ("high" | "medium" | "low") | null;
            /** Trip Id */
            trip_id: string | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "task";
        };
        /**
         * TeamCreate
         * @description A new team. `everyone`: its managers see the books of all users, now and later.
         */
        TeamCreate: {
            /**
             * Everyone
             * @default false
             */
            everyone?: boolean;
            /** Manager Ids */
            manager_ids?: string[];
            /** Member Ids */
            member_ids?: string[];
            /** Name */
            name: string;
        };
        /**
         * TeamList
         * @description Teams by name.
         */
        TeamList: {
            /** Items */
            items: components["schemas"]["TeamResponse"][];
        };
        /**
         * TeamPatch
         * @description Changes to a team; absent fields stay.
         */
        TeamPatch: {
            /** Everyone */
            everyone?: boolean | null;
            /** Manager Ids */
            manager_ids?: string[] | null;
            /** Member Ids */
            member_ids?: string[] | null;
            /** Name */
            name?: string | null;
        };
        /**
         * TeamResponse
         * @description A team: its managers see the books of its members.
         */
        TeamResponse: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Everyone */
            everyone: boolean;
            /** Manager Ids */
            manager_ids: string[];
            /** Member Ids */
            member_ids: string[];
            /** Name */
            name: string;
            /** Team Id */
            team_id: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
        };
        /**
         * ThresholdBody
         * @description When a metric is alarming, in °C or %: set at or beyond `set_at` for `minimum_seconds`, cleared at or within
         *     `clear_at`, not set again for `cooldown_seconds`. Above: clear_at <= set_at; below: clear_at >= set_at.
         */
        ThresholdBody: {
            /** Clear At */
            clear_at: number;
            /**
             * Cooldown Seconds
             * @default 0
             */
            cooldown_seconds: number;
            /**
             * Direction
             * @enum {string}
             */
            direction: "above" | "below";
            /**
             * Metric
             * @enum {string}
             */
            metric: "temperature" | "humidity";
            /**
             * Minimum Seconds
             * @default 0
             */
            minimum_seconds: number;
            /** Set At */
            set_at: number;
            /**
             * Severity
             * @default warning
             * @enum {string}
             */
            severity: "info" | "warning" | "critical";
        };
        /**
         * ThresholdShown
         * @description When a metric is alarming, in °C or %.
         */
        ThresholdShown: {
            /** Clear At */
            clear_at: number;
            /** Cooldown Seconds */
            cooldown_seconds: number;
            /**
             * Direction
             * @enum {string}
             */
            direction: "above" | "below";
            /**
             * Metric
             * @enum {string}
             */
            metric: "temperature" | "humidity";
            /** Minimum Seconds */
            minimum_seconds: number;
            /** Set At */
            set_at: number;
            /**
             * Severity
             * @enum {string}
             */
            severity: "info" | "warning" | "critical";
        };
        /**
         * TileSource
         * @description Where map tiles come from, with the credit to show.
         */
        TileSource: {
            /** Attribution */
            attribution: string;
            /** Url */
            url: string;
        };
        /**
         * TimelineEntry
         * @description Something that happened, with its record.
         */
        TimelineEntry: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "visit" | "phone" | "mail" | "online" | "note" | "inflow" | "holding";
            /**
             * On
             * Format: date
             */
            on: string;
            ref: components["schemas"]["RefBody"];
            title: components["schemas"]["RichBody"];
        };
        /**
         * TodayResponse
         * @description Whom to see, and why now: the first 20 of `total` customers with a reason (/api/signals has the rest).
         */
        TodayResponse: {
            /**
             * As Of
             * Format: date-time
             */
            as_of: string;
            /**
             * Fx As Of
             * Format: date
             */
            fx_as_of: string;
            /** Items */
            items: components["schemas"]["RankedBody"][];
            next_trip: components["schemas"]["TripSummary"] | null;
            /** Reasons This Week */
            reasons_this_week: number;
            stats: components["schemas"]["StatisticsBody"];
            /**
             * Today
             * Format: date
             */
            today: string;
            /** Total */
            total: number;
        };
        /**
         * TokenCreate
         * @description A new token: what it is for, what it opens, and until when (at most a year).
         */
        TokenCreate: {
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Name */
            name: string;
            /** Scopes */
            scopes: ("book:read" | "book:write" | "trips:read" | "trips:write" | "devices:read" | "devices:write" | "assistant:use")[];
        };
        /**
         * TokenListResponse
         * @description A user's tokens, newest first.
         */
        TokenListResponse: {
            /** Items */
            items: components["schemas"]["TokenResponse"][];
        };
        /**
         * TokenResponse
         * @description A token without its secret; `prefix` is how it begins.
         */
        TokenResponse: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Last Used At */
            last_used_at: string | null;
            /** Name */
            name: string;
            /** Prefix */
            prefix: string;
            /** Scopes */
            scopes: ("book:read" | "book:write" | "trips:read" | "trips:write" | "devices:read" | "devices:write" | "assistant:use")[];
            /** Token Id */
            token_id: string;
        };
        /**
         * TravelItemBody
         * @description On the way.
         */
        TravelItemBody: {
            /** From At */
            from_at: string;
            /** Km */
            km: number;
            /** Minutes */
            minutes: number;
            /**
             * Mode
             * @enum {string}
             */
            mode: "walk" | "car" | "train" | "air";
            /** To At */
            to_at: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "travel";
        };
        /**
         * TripCreate
         * @description The wishes to plan and keep.
         */
        TripCreate: {
            request: components["schemas"]["TripRequestBody"];
        };
        /**
         * TripDayBody
         * @description The timetable of a day.
         */
        TripDayBody: {
            /** Back At */
            back_at: string;
            /** Closes */
            closes: string;
            /**
             * Date
             * Format: date
             */
            date: string;
            end: components["schemas"]["PlaceBody"];
            /** Items */
            items: (components["schemas"]["TravelItemBody"] | components["schemas"]["VisitItemBody"] | components["schemas"]["LunchItemBody"])[];
            /** Leave At */
            leave_at: string;
            /** Opens */
            opens: string;
            start: components["schemas"]["PlaceBody"];
            /** Travel Minutes */
            travel_minutes: number;
            /** Visit Minutes */
            visit_minutes: number;
            /** Warnings */
            warnings: components["schemas"]["LabelBody"][];
        };
        /**
         * TripDraftBody
         * @description A new trip.
         */
        TripDraftBody: {
            /** Days */
            days: components["schemas"]["PlannedDay"][];
            /** Title */
            title: string | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "trip";
        };
        /**
         * TripList
         * @description Trips, the latest first.
         */
        TripList: {
            /** Items */
            items: components["schemas"]["TripSummary"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * TripPatch
         * @description Changes to a trip; absent fields stay.
         */
        TripPatch: {
            /**
             * Status
             * @default draft
             * @enum {string}
             */
            status?: "draft" | "confirmed" | "done";
            /**
             * Title
             * @default
             */
            title?: string;
        };
        /**
         * TripPlanBody
         * @description A timetable; `value` of `value_max` points are visited. `repeatable`: asking again gives the same plan.
         */
        TripPlanBody: {
            /** Computed Ms */
            computed_ms: number;
            /** Conflicts */
            conflicts: components["schemas"]["ConflictBody"][];
            /** Days */
            days: components["schemas"]["TripDayBody"][];
            /** Dropped */
            dropped: components["schemas"]["DroppedBody"][];
            /**
             * Objective
             * @enum {string}
             */
            objective: "most_value" | "least_travel";
            /** Repeatable */
            repeatable: boolean;
            /** Seed */
            seed: number;
            /** Travel Minutes */
            travel_minutes: number;
            /** Value */
            value: number;
            /** Value Max */
            value_max: number;
            /** Visits */
            visits: number;
        };
        /**
         * TripReportBody
         * @description A trip looked back on. `lines`: the same in sentences.
         */
        TripReportBody: {
            /** Dropped */
            dropped: components["schemas"]["DroppedBody"][];
            /** Lines */
            lines: components["schemas"]["RichBody"][];
            totals: components["schemas"]["otomo__trips__report__schemas__TotalsBody"];
            trip: components["schemas"]["TripSummary"];
            /** Visits */
            visits: components["schemas"]["ReportedVisitBody"][];
        };
        /**
         * TripRequestBody
         * @description The wishes. Without `include` the candidates are the best-ranked customers of the area (everywhere without one).
         *
         *     `seconds` limits the search; the best answer so far is given.
         */
        TripRequestBody: {
            area: components["schemas"]["AreaBody"] | null;
            /** Avoid */
            avoid: string[];
            /** Days */
            days: components["schemas"]["DayBody"][];
            /** Include */
            include: string[] | null;
            /**
             * Max Candidates
             * @default 40
             */
            max_candidates: number;
            /** Must Visit */
            must_visit: string[];
            /**
             * Objective
             * @default most_value
             * @enum {string}
             */
            objective: "most_value" | "least_travel";
            /**
             * Seconds
             * @default 2
             */
            seconds: number;
            /**
             * Seed
             * @default 1
             */
            seed: number;
            /** Title */
            title: string | null;
            /** Visit Minutes */
            visit_minutes: {
                [key: string]: number;
            };
        };
        /**
         * TripResponse
         * @description A kept trip.
         */
        TripResponse: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            plan: components["schemas"]["TripPlanBody"];
            request: components["schemas"]["TripRequestBody"];
            /**
             * Status
             * @enum {string}
             */
            status: "draft" | "confirmed" | "done";
            /** Title */
            title: string;
            /** Trip Id */
            trip_id: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
        };
        /**
         * TripSummary
         * @description A trip in a list.
         */
        TripSummary: {
            /** Days */
            days: components["schemas"]["TripDayBody"][];
            /**
             * First Date
             * Format: date
             */
            first_date: string;
            /**
             * Last Date
             * Format: date
             */
            last_date: string;
            /**
             * Status
             * @enum {string}
             */
            status: "draft" | "confirmed" | "done";
            /** Title */
            title: string;
            /** Travel Minutes */
            travel_minutes: number;
            /** Trip Id */
            trip_id: string;
            /** Value */
            value: number;
            /** Visits */
            visits: number;
        };
        /**
         * UsageBody
         * @description Tokens in and out, and their cost in US dollars.
         */
        UsageBody: {
            /** Cost */
            cost: number;
            /** Input */
            input: number;
            /** Output */
            output: number;
        };
        /**
         * UsageTotals
         * @description Tokens in and out, their cost, and the answers that used a model.
         */
        UsageTotals: {
            /** Cost */
            cost: number;
            /** Input */
            input: number;
            /** Output */
            output: number;
            /** Runs */
            runs: number;
        };
        /**
         * UserCreate
         * @description A new user; without a password one who is invited to sign in with a provider's account of this address.
         */
        UserCreate: {
            /** Display Name */
            display_name: string;
            /** Email */
            email: string;
            /**
             * Locale
             * @default ja
             * @enum {string}
             */
            locale?: "ja" | "en";
            /** Password */
            password?: string | null;
            /**
             * Role
             * @enum {string}
             */
            role: "admin" | "manager" | "rep" | "viewer";
            /** Username */
            username: string;
        };
        /**
         * UserList
         * @description Users by user name.
         */
        UserList: {
            /** Items */
            items: components["schemas"]["UserResponse"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * UserPatch
         * @description Changes to a user by an administrator; absent fields stay.
         */
        UserPatch: {
            /** Display Name */
            display_name?: string | null;
            /** Email */
            email?: string | null;
            /** Locale */
            locale?: ("ja" | "en") | null;
            /** Password */
            password?: string | null;
            /** Role */
            role?: ("admin" | "manager" | "rep" | "viewer") | null;
            /** Username */
            username?: string | null;
        };
        /**
         * UserResponse
         * @description A user, without anything secret.
         */
        UserResponse: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Display Name */
            display_name: string;
            /** Email */
            email: string;
            /**
             * Locale
             * @enum {string}
             */
            locale: "ja" | "en";
            preferences: components["schemas"]["PreferencesBody"];
            /**
             * Role
             * @enum {string}
             */
            role: "admin" | "manager" | "rep" | "viewer";
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** User Id */
            user_id: string;
            /** Username */
            username: string;
            /** Version */
            version: number;
        };
        /**
         * UserUsage
         * @description A user's usage of the month.
         */
        UserUsage: {
            /** Cost */
            cost: number;
            /** Display Name */
            display_name: string;
            /** Input */
            input: number;
            /** Output */
            output: number;
            /** Runs */
            runs: number;
            /** User Id */
            user_id: string;
        };
        /**
         * ValuedHoldingBody
         * @description A lot with its worth. `value` is in the product's currency, `*_base` in yen at the current rate; null where a
         *     price or rate is missing. `fx_effect_base` is null where the rate of the day of purchase would be needed.
         */
        ValuedHoldingBody: {
            /** Account */
            account: string | null;
            /** Acquired On */
            acquired_on: string | null;
            /**
             * Asset Class
             * @enum {string}
             */
            asset_class: "bond" | "stock" | "fund" | "cash";
            cost_base: components["schemas"]["MoneyBody-Output"] | null;
            /** Cost Currency */
            cost_currency: string;
            /** Coupon Rate */
            coupon_rate: string | null;
            /** Currency */
            currency: string;
            /** Customer Id */
            customer_id: string;
            fx_effect_base: components["schemas"]["MoneyBody-Output"] | null;
            gain_base: components["schemas"]["MoneyBody-Output"] | null;
            /** Holding Id */
            holding_id: string;
            /** Matured */
            matured: boolean;
            /** Maturity On */
            maturity_on: string | null;
            /** Price */
            price: string | null;
            /** Price On */
            price_on: string | null;
            /** Product Id */
            product_id: string;
            /** Product Name */
            product_name: string;
            /** Product Risk Level */
            product_risk_level: number;
            /** Quantity */
            quantity: string;
            /** Rating */
            rating: string | null;
            /** Suitable */
            suitable: boolean;
            /** Unit Cost */
            unit_cost: string;
            value: components["schemas"]["MoneyBody-Output"] | null;
            value_base: components["schemas"]["MoneyBody-Output"] | null;
            /** Weight */
            weight: string | null;
        };
        /**
         * VisitDraftBody
         * @description A visit, kept as a trip of its day.
         */
        VisitDraftBody: {
            /** Customer Id */
            customer_id: string;
            /**
             * On
             * Format: date
             */
            on: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "visit";
        };
        /**
         * VisitItemBody
         * @description With a customer.
         */
        VisitItemBody: {
            /** Arrive At */
            arrive_at: string;
            /** City */
            city: string | null;
            /** Customer Id */
            customer_id: string;
            /** Customer Name */
            customer_name: string;
            /** End At */
            end_at: string;
            /** Latitude */
            latitude: number;
            lead_amount: components["schemas"]["MoneyBody-Output"] | null;
            /** Lead Kind */
            lead_kind: ("maturity" | "inflow" | "event" | "follow_up" | "device" | "no_contact") | null;
            /** Longitude */
            longitude: number;
            /** Must Visit */
            must_visit: boolean;
            reason: components["schemas"]["RichBody"] | null;
            /** Score */
            score: number;
            /** Start At */
            start_at: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "visit";
            /** Wait Minutes */
            wait_minutes: number;
            /** Warnings */
            warnings: components["schemas"]["LabelBody"][];
        };
        /**
         * VisitMark
         * @description What became of a visit; `planned` takes it back. `note_id`: a note of this customer that tells of it.
         */
        VisitMark: {
            /** Moved To */
            moved_to: string | null;
            /** Note Id */
            note_id: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "planned" | "visited" | "moved" | "not_visited";
        };
        /**
         * WaysIn
         * @description How people sign in here: with a password, with a provider's account.
         */
        WaysIn: {
            /** Items */
            items: components["schemas"]["ProviderBody"][];
            /** Password */
            password: boolean;
        };
        /**
         * WindowBody
         * @description When the customer receives visitors: weekdays (0 = Monday), Tokyo time, start before end.
         */
        "WindowBody-Input": {
            /** End */
            end: string;
            /** Start */
            start: string;
            /** Weekdays */
            weekdays: number[];
        };
        /**
         * WordedBriefing
         * @description A briefing in a model's words, compared with its records sentence by sentence. Sections of which nothing held are
         *     in the words of the rules; so is all of it where there is a `fallback`.
         */
        WordedBriefing: {
            checks: components["schemas"]["ChecksBody"];
            fallback: components["schemas"]["WordedFallback"] | null;
            /**
             * Mode
             * @enum {string}
             */
            mode: "rules" | "live";
            /** Model */
            model: string | null;
            /** Sections */
            sections: components["schemas"]["WordedSection"][];
        };
        /**
         * WordedFallback
         * @description Why rules worded it.
         */
        WordedFallback: {
            /**
             * Reason
             * @enum {string}
             */
            reason: "no-key" | "budget" | "unavailable" | "busy" | "timeout" | "limit" | "unverified";
        };
        /**
         * WordedItem
         * @description A sentence or a few; by a model in the language that was asked for, which then stands for both.
         */
        WordedItem: {
            text: components["schemas"]["RichBody"];
        };
        /**
         * WordedSection
         * @description A titled list of lines.
         */
        WordedSection: {
            /** Items */
            items: components["schemas"]["WordedItem"][];
            title: components["schemas"]["LabelBody"];
        };
        /**
         * WindowBody
         * @description The readings to look at: from before it began until after it cleared, or now.
         */
        otomo__alarms__schemas__WindowBody: {
            /**
             * From
             * Format: date-time
             */
            from: string;
            /**
             * To
             * Format: date-time
             */
            to: string;
        };
        /**
         * RunBody
         * @description One attempt at an answer. `last`: the number of its last event once it has ended.
         */
        otomo__assistant__schemas__RunBody: {
            /** Chat Id */
            chat_id: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Last */
            last: number;
            /** Message Id */
            message_id: string;
            /** Run Id */
            run_id: string;
            /**
             * State
             * @enum {string}
             */
            state: "running" | "done" | "stopped" | "failed";
        };
        /**
         * LimitBody
         * @description What a user may use in a month; null: as much as they like.
         */
        otomo__assistant__usage__schemas__LimitBody: {
            /** Cost */
            cost: number | null;
            /** Tokens */
            tokens: number | null;
        };
        /**
         * WindowBody
         * @description When the customer receives visitors: weekdays (0 = Monday), Tokyo time, start before end.
         */
        otomo__crm__customers__schemas__WindowBody: {
            /** End */
            end: string;
            /** Start */
            start: string;
            /** Weekdays */
            weekdays: number[];
        };
        /**
         * TotalsBody
         * @description Every row once: rows = created + updated + unchanged + rejected.
         */
        otomo__crm__imports__schemas__TotalsBody: {
            /** Created */
            created: number;
            /** Rejected */
            rejected: number;
            /** Rows */
            rows: number;
            /** Unchanged */
            unchanged: number;
            /** Updated */
            updated: number;
        };
        /**
         * RunBody
         * @description A run. `lost`: its process died; `stopped`: it was told to end. `result`: what it did, by name.
         */
        otomo__jobs__schemas__RunBody: {
            /** Ended At */
            ended_at: string | null;
            /** Message */
            message: string | null;
            /** Result */
            result: {
                [key: string]: number | string;
            };
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /**
             * State
             * @enum {string}
             */
            state: "running" | "done" | "failed" | "stopped" | "lost";
        };
        /**
         * LimitBody
         * @description A threshold beside the readings of its metric.
         */
        otomo__trips__briefings__schemas__LimitBody: {
            /** Clear At */
            clear_at: number;
            /**
             * Direction
             * @enum {string}
             */
            direction: "above" | "below";
            /** Set At */
            set_at: number;
            /**
             * Severity
             * @enum {string}
             */
            severity: "info" | "warning" | "critical";
        };
        /**
         * TotalsBody
         * @description Sums over the visits. `dropped`: candidates that the plan left out.
         */
        otomo__trips__report__schemas__TotalsBody: {
            /** Dropped */
            dropped: number;
            /** Follow Ups */
            follow_ups: number;
            inflows_expected: components["schemas"]["MoneyBody-Output"];
            /** Moved */
            moved: number;
            /** Not Visited */
            not_visited: number;
            /** Notes */
            notes: number;
            /** Planned */
            planned: number;
            /** Visited */
            visited: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    list_alarms_api_alarms_get: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
                state?: ("open" | "cleared") | null;
                device_id?: string | null;
                customer_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlarmList"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_alarm_api_alarms__device_id___alarm_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device_id: string;
                alarm_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlarmBody"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acknowledge_alarm_api_alarms__device_id___alarm_id__acknowledge_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string | null;
            };
            path: {
                device_id: string;
                alarm_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Acknowledgement"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlarmBody"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_note_api_alarms__device_id___alarm_id__notes_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string | null;
            };
            path: {
                device_id: string;
                alarm_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlarmNoteCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlarmBody"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_assistant_api_assistant_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssistantInfo"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_chats_api_assistant_chats_get: {
        parameters: {
            query?: {
                q?: string;
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatList"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_chat_api_assistant_chats_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChatCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatBody"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_chat_api_assistant_chats__chat_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_chat_api_assistant_chats__chat_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rename_chat_api_assistant_chats__chat_id__patch: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChatRename"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatBody"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ask_api_assistant_chats__chat_id__messages_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string | null;
            };
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedBody"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    judge_answer_api_assistant_chats__chat_id__messages__message_id__feedback_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
                message_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FeedbackBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageBody"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    take_back_feedback_api_assistant_chats__chat_id__messages__message_id__feedback_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageBody"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    regenerate_api_assistant_chats__chat_id__messages__message_id__regenerate_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string | null;
            };
            path: {
                chat_id: string;
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Again"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedBody"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    share_chat_api_assistant_chats__chat_id__share_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShareCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewShareBody"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_shares_api_assistant_chats__chat_id__shares_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShareList"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_share_api_assistant_chats__chat_id__shares__share_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
                share_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    structure_notes_api_assistant_notes_structure_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoughNotes"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StructuredNotes"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_proposal_api_assistant_proposals__proposal_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalBody"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    edit_proposal_api_assistant_proposals__proposal_id__patch: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposalPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalBody"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approve_proposal_api_assistant_proposals__proposal_id__approve_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalBody"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reject_proposal_api_assistant_proposals__proposal_id__reject_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalBody"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_run_api_assistant_runs__run_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["otomo__assistant__schemas__RunBody"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    follow_run_api_assistant_runs__run_id__events_get: {
        parameters: {
            query?: never;
            header?: {
                "Last-Event-ID"?: string | null;
            };
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stop_run_api_assistant_runs__run_id__stop_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["otomo__assistant__schemas__RunBody"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    open_shared_api_assistant_shared__token__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedConversation"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_own_usage_api_assistant_usage_get: {
        parameters: {
            query?: {
                /** @description `2026-11`; this one without. */
                month?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnUsage"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_all_usage_api_assistant_usage_all_get: {
        parameters: {
            query?: {
                /** @description `2026-11`; this one without. */
                month?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllUsage"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_audit_api_audit_get: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
                from?: (number | string) | null;
                to?: (number | string) | null;
                user_id?: string | null;
                action?: string | null;
                resource?: string | null;
                outcome?: ("done" | "refused") | null;
                alert?: ("new-sign-up" | "unusual-activity" | "large-portfolio-change") | "any" | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditList"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_actions_api_audit_actions_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActionList"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_audit_api_audit_export_csv_get: {
        parameters: {
            query?: {
                from?: (number | string) | null;
                to?: (number | string) | null;
                user_id?: string | null;
                action?: string | null;
                resource?: string | null;
                outcome?: ("done" | "refused") | null;
                alert?: ("new-sign-up" | "unusual-activity" | "large-portfolio-change") | "any" | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_identities_api_auth_identities_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityList"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unlink_api_auth_identities__provider__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    finish_api_auth_oidc__provider__finish_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FinishRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FinishedBody"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    start_link_api_auth_oidc__provider__link_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutwardBody"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    start_api_auth_oidc__provider__start_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutwardBody"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_password_api_auth_password_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_ways_in_api_auth_providers_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaysIn"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_session_api_auth_session_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_sessions_api_auth_sessions_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_others_api_auth_sessions_delete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_session_api_auth_sessions__session_ref__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_ref: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_in_api_auth_sign_in_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_out_api_auth_sign_out_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_out_everywhere_api_auth_sign_out_everywhere_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_inflows_api_cash_inflows_get: {
        parameters: {
            query?: {
                customer_id?: string | null;
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InflowList"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_inflow_api_cash_inflows_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InflowCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InflowResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_inflow_api_cash_inflows__inflow_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inflow_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InflowResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_inflow_api_cash_inflows__inflow_id__delete: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                inflow_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_inflow_api_cash_inflows__inflow_id__patch: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                inflow_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InflowPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InflowResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_customers_api_customers_get: {
        parameters: {
            query?: {
                q?: string;
                risk_level?: number | null;
                prefecture?: string | null;
                kind?: ("individual" | "corporate") | null;
                owner_id?: string | null;
                sort?: "name" | "-name" | "kana" | "-kana" | "risk_level" | "-risk_level" | "net_worth" | "-net_worth" | "assets" | "-assets" | "gain" | "-gain" | "last_contact" | "-last_contact" | "score" | "-score" | "next_action" | "-next_action";
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerRows"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_customer_api_customers_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_customer_api_customers__customer_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_customer_api_customers__customer_id__delete: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_customer_api_customers__customer_id__patch: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_briefing_api_customers__customer_id__briefing_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BriefingBody"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_customer_page_api_customers__customer_id__page_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPage"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_devices_api_devices_get: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
                customer_id?: string | null;
                owner_id?: string | null;
                state?: ("ok" | "alarm" | "offline" | "new") | null;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceList"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_device_api_devices_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeviceCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_devices_api_devices_export_get: {
        parameters: {
            query?: {
                customer_id?: string | null;
                owner_id?: string | null;
                state?: ("ok" | "alarm" | "offline" | "new") | null;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_device_api_devices__device_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_device_api_devices__device_id__delete: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                device_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_device_api_devices__device_id__patch: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                device_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DevicePatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_keys_api_devices__device_id__keys_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyList"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_key_api_devices__device_id__keys_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string | null;
            };
            path: {
                device_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyMadeResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_key_api_devices__device_id__keys__key_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device_id: string;
                key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_events_api_economic_events_get: {
        parameters: {
            query?: {
                q?: string;
                category?: ("political" | "monetary" | "economic" | "market" | "disaster" | "corporate") | null;
                impact?: ("high" | "medium" | "low") | null;
                period?: ("upcoming" | "past") | null;
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventList"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_event_api_economic_events_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EventCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_event_api_economic_events__event_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                event_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_event_api_economic_events__event_id__delete: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                event_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_event_api_economic_events__event_id__patch: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                event_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EventPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_holdings_api_holdings_get: {
        parameters: {
            query: {
                customer_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldingList"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_holding_api_holdings_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldingCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldingResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_holding_api_holdings__holding_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                holding_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldingResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_holding_api_holdings__holding_id__delete: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                holding_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_holding_api_holdings__holding_id__patch: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                holding_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldingPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldingResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_imports_api_imports_get: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportList"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_files_api_imports_post: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_import_files_api_imports_post"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportBody"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_devices_api_imports_devices_post: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_import_devices_api_imports_devices_post"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceImportBody"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    device_template_api_imports_templates_devices_csv_get: {
        parameters: {
            query?: {
                locale?: "ja" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_template_api_imports_templates__kind__csv_get: {
        parameters: {
            query?: {
                locale?: "ja" | "en";
            };
            header?: never;
            path: {
                kind: "customers" | "products" | "holdings" | "sales_notes" | "cash_inflows" | "economic_events";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_import_api_imports__import_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportBody"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undo_import_api_imports__import_id__undo_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportBody"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_jobs_api_jobs_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobList"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_readings_api_metrics_get: {
        parameters: {
            query: {
                device_id: string;
                from: number | string;
                to: number | string;
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadingsPage"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_one_api_metrics_post: {
        parameters: {
            query?: never;
            header?: {
                "Content-Encoding"?: "gzip" | "identity";
            };
            path?: never;
            cookie?: never;
        };
        /** @description A reading: °C, % relative humidity, a word for the device's state. */
        requestBody: {
            content: {
                "application/json": {
                    device_id: string;
                    humidity?: number | null;
                    /** @default ok */
                    status?: string;
                    temperature?: number | null;
                    /** @description Epoch milliseconds, or ISO 8601 with an offset. */
                    timestamp: number | string;
                };
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedOut"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_batch_api_metrics_batch_post: {
        parameters: {
            query?: never;
            header?: {
                "Content-Encoding"?: "gzip" | "identity";
            };
            path?: never;
            cookie?: never;
        };
        /** @description Readings as objects, or the columns of one device, or of several. */
        requestBody: {
            content: {
                "application/json": {
                    readings: {
                        device_id: string;
                        humidity?: number | null;
                        /** @default ok */
                        status?: string;
                        temperature?: number | null;
                        /** @description Epoch milliseconds, or ISO 8601 with an offset. */
                        timestamp: number | string;
                    }[];
                } | {
                    device_id: string;
                    humidity?: (number | null)[];
                    status?: string | string[];
                    temperature?: (number | null)[];
                    timestamps: (number | string)[];
                } | {
                    series: {
                        device_id: string;
                        humidity?: (number | null)[];
                        status?: string | string[];
                        temperature?: (number | null)[];
                        timestamps: (number | string)[];
                    }[];
                };
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportOut"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_readings_api_metrics_export_get: {
        parameters: {
            query: {
                device_id: string;
                from: number | string;
                to: number | string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Columns device_id, time, timestamp, temperature, humidity, status. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_latest_api_metrics_latest_get: {
        parameters: {
            query: {
                device_id: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LatestList"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_series_api_metrics_series_get: {
        parameters: {
            query: {
                device_id: string[];
                from: number | string;
                to: number | string;
                metric?: ("temperature" | "humidity")[];
                max_points?: number;
                stat?: "minmax" | "mean" | "lttb";
            };
            header?: {
                "if-none-match"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeriesList"];
                };
            };
            /** @description What the reader has is still so */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stream_readings_api_metrics_stream_get: {
        parameters: {
            query: {
                device_id: string[];
                from?: (number | string) | null;
            };
            header?: {
                "last-event-id"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description `event: readings`, data `{device_id, timestamps, temperature, humidity, status}` as columns; `event: reset`, data `{device_id}`: too much was missed, read the range anew. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_places_api_places_get: {
        parameters: {
            query?: {
                q?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceList"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_products_api_products_get: {
        parameters: {
            query?: {
                q?: string;
                asset_class?: ("bond" | "stock" | "fund" | "cash") | null;
                risk_level?: number | null;
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductList"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_product_api_products_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_product_api_products__product_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_product_api_products__product_id__delete: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_product_api_products__product_id__patch: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_notes_api_sales_notes_get: {
        parameters: {
            query?: {
                customer_id?: string | null;
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteList"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_note_api_sales_notes_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_note_api_sales_notes__note_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                note_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_note_api_sales_notes__note_id__delete: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                note_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_note_api_sales_notes__note_id__patch: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                note_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotePatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_settings_api_settings_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicSettings"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_up_api_setup_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetupRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_signals_api_signals_get: {
        parameters: {
            query?: {
                prefecture?: string[] | null;
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RankedList"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_changes_api_signals_changes_get: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedList"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    compare_customers_api_signals_compare_get: {
        parameters: {
            query: {
                a: string;
                b: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComparisonBody"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_teams_api_teams_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamList"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_team_api_teams_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeamCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_team_api_teams__team_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                team_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_team_api_teams__team_id__delete: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                team_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_team_api_teams__team_id__patch: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                team_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeamPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_today_api_today_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TodayResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_tokens_api_tokens_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenListResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_token_api_tokens_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewTokenResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_token_api_tokens__token_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_trips_api_trips_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TripList"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_trip_api_trips_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TripCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TripResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    plan_trip_api_trips_plan_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TripRequestBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TripPlanBody"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_start_api_trips_start_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceBody"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_trip_api_trips__trip_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TripResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_trip_api_trips__trip_id__delete: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_trip_api_trips__trip_id__patch: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TripPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TripResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_briefings_api_trips__trip_id__briefings_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BriefingList"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_worded_briefing_api_trips__trip_id__briefings__customer_id__worded_get: {
        parameters: {
            query?: {
                /** @description Without it one's own language. */
                locale?: ("ja" | "en") | null;
            };
            header?: never;
            path: {
                trip_id: string;
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WordedBriefing"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    download_calendar_api_trips__trip_id__calendar_ics_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": unknown;
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replan_trip_api_trips__trip_id__replan_post: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TripCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TripResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_report_api_trips__trip_id__report_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TripReportBody"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    arrange_stops_api_trips__trip_id__stops_put: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StopsBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TripResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mark_visit_api_trips__trip_id__visits__customer_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trip_id: string;
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VisitMark"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TripReportBody"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_users_api_users_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserList"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_user_api_users_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_me_api_users_me_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_me_api_users_me_patch: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MePatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_user_api_users__user_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_user_api_users__user_id__delete: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_user_api_users__user_id__patch: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_sessions_api_users__user_id__sessions_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_sessions_api_users__user_id__sessions_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_session_api_users__user_id__sessions__session_ref__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
                session_ref: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_users_tokens_api_users__user_id__tokens_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenListResponse"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_users_token_api_users__user_id__tokens__token_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
                token_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    health_health_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ready_health_ready_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
