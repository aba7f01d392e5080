/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Every closed vocabulary of the records: one X-macro each gives the C enumeration, the nick used
 * in files and on the command line, and the label shown to people. The number is what the
 * database keeps: new values go to the end. */

/* clang-format off */
#define REG_PARTY_KIND_VALUES(V) \
  V (PARTY_KIND, PERSON, "person", N_ ("Person")) \
  V (PARTY_KIND, ORGANISATION, "organisation", N_ ("Organisation"))

/* Lifecycle ladder: a customer may leave it from any rung. */
#define REG_RUNG_VALUES(V) \
  V (RUNG, PROSPECT, "prospect", N_ ("Prospect")) \
  V (RUNG, FIRST, "first", N_ ("First-time customer")) \
  V (RUNG, REPEAT, "repeat", N_ ("Repeat customer")) \
  V (RUNG, CLIENT, "client", N_ ("Client")) \
  V (RUNG, ADVOCATE, "advocate", N_ ("Advocate")) \
  V (RUNG, PARTNER, "partner", N_ ("Partner")) \
  V (RUNG, LOST, "lost", N_ ("Lost"))

#define REG_CONTACT_KIND_VALUES(V) \
  V (CONTACT_KIND, PHONE, "phone", N_ ("Phone")) \
  V (CONTACT_KIND, MOBILE, "mobile", N_ ("Mobile")) \
  V (CONTACT_KIND, FAX, "fax", N_ ("Fax")) \
  V (CONTACT_KIND, EMAIL, "email", N_ ("E-mail")) \
  V (CONTACT_KIND, WEB, "web", N_ ("Website")) \
  V (CONTACT_KIND, SOCIAL, "social", N_ ("Social profile")) \
  V (CONTACT_KIND, CHAT, "chat", N_ ("Chat")) \
  V (CONTACT_KIND, ADDRESS, "address", N_ ("Address"))

#define REG_LINK_KIND_VALUES(V) \
  V (LINK_KIND, WORKS_FOR, "works-for", N_ ("Works for")) \
  V (LINK_KIND, PART_OF, "part-of", N_ ("Part of")) \
  V (LINK_KIND, FAMILY, "family", N_ ("Family")) \
  V (LINK_KIND, KNOWS, "knows", N_ ("Knows"))

#define REG_TOUCH_KIND_VALUES(V) \
  V (TOUCH_KIND, NOTE, "note", N_ ("Note")) \
  V (TOUCH_KIND, CALL, "call", N_ ("Call")) \
  V (TOUCH_KIND, VISIT, "visit", N_ ("Visit")) \
  V (TOUCH_KIND, MAIL, "mail", N_ ("Mail")) \
  V (TOUCH_KIND, DOCUMENT, "document", N_ ("Document")) \
  V (TOUCH_KIND, DECISION, "decision", N_ ("Decision")) \
  V (TOUCH_KIND, POST, "post", N_ ("Between colleagues"))

#define REG_DIRECTION_VALUES(V) \
  V (DIRECTION, NONE, "none", N_ ("Neither")) \
  V (DIRECTION, THEY, "they", N_ ("They came to us")) \
  V (DIRECTION, WE, "we", N_ ("We went to them"))

#define REG_TASK_KIND_VALUES(V) \
  V (TASK_KIND, TASK, "task", N_ ("Task")) \
  V (TASK_KIND, PROMISE, "promise", N_ ("Promise")) \
  V (TASK_KIND, FOLLOW_UP, "follow-up", N_ ("Follow-up")) \
  V (TASK_KIND, CALL, "call", N_ ("Call")) \
  V (TASK_KIND, VISIT, "visit", N_ ("Visit")) \
  V (TASK_KIND, DELIVERY, "delivery", N_ ("Delivery"))

/* How often something comes back. */
#define REG_REPEAT_VALUES(V) \
  V (REPEAT, NEVER, "never", N_ ("Never")) \
  V (REPEAT, DAILY, "daily", N_ ("Every day")) \
  V (REPEAT, WEEKLY, "weekly", N_ ("Every week")) \
  V (REPEAT, FORTNIGHTLY, "fortnightly", N_ ("Every two weeks")) \
  V (REPEAT, MONTHLY, "monthly", N_ ("Every month")) \
  V (REPEAT, QUARTERLY, "quarterly", N_ ("Every three months")) \
  V (REPEAT, HALF_YEARLY, "half-yearly", N_ ("Every six months")) \
  V (REPEAT, YEARLY, "yearly", N_ ("Every year"))

#define REG_STAGE_KIND_VALUES(V) \
  V (STAGE_KIND, OPEN, "open", N_ ("Open")) \
  V (STAGE_KIND, WON, "won", N_ ("Won")) \
  V (STAGE_KIND, LOST, "lost", N_ ("Lost"))

#define REG_SALE_STATE_VALUES(V) \
  V (SALE_STATE, DONE, "done", N_ ("Done")) \
  V (SALE_STATE, CANCELLED, "cancelled", N_ ("Cancelled"))

#define REG_CHANNEL_VALUES(V) \
  V (CHANNEL, COUNTER, "counter", N_ ("At the counter")) \
  V (CHANNEL, PHONE, "phone", N_ ("Phone")) \
  V (CHANNEL, MAIL, "mail", N_ ("E-mail")) \
  V (CHANNEL, LETTER, "letter", N_ ("Letter")) \
  V (CHANNEL, SOCIAL, "social", N_ ("Social media"))

#define REG_SEVERITY_VALUES(V) \
  V (SEVERITY, LOW, "low", N_ ("Low")) \
  V (SEVERITY, NORMAL, "normal", N_ ("Normal")) \
  V (SEVERITY, HIGH, "high", N_ ("High"))

#define REG_COMPLAINT_STATE_VALUES(V) \
  V (COMPLAINT_STATE, OPEN, "open", N_ ("Open")) \
  V (COMPLAINT_STATE, WAITING, "waiting", N_ ("Waiting for the customer")) \
  V (COMPLAINT_STATE, RESOLVED, "resolved", N_ ("Resolved")) \
  V (COMPLAINT_STATE, CLOSED, "closed", N_ ("Closed"))

#define REG_COMPLAINT_EVENT_KIND_VALUES(V) \
  V (COMPLAINT_EVENT_KIND, REPORTED, "reported", N_ ("Reported")) \
  V (COMPLAINT_EVENT_KIND, REPLY, "reply", N_ ("Answered")) \
  V (COMPLAINT_EVENT_KIND, NOTE, "note", N_ ("Note")) \
  V (COMPLAINT_EVENT_KIND, PAUSE, "pause", N_ ("Waiting for the customer")) \
  V (COMPLAINT_EVENT_KIND, RESUME, "resume", N_ ("Clock running again")) \
  V (COMPLAINT_EVENT_KIND, ACTION, "action", N_ ("Put right")) \
  V (COMPLAINT_EVENT_KIND, COMPENSATION, "compensation", N_ ("Compensation")) \
  V (COMPLAINT_EVENT_KIND, RESOLVED, "resolved", N_ ("Resolved")) \
  V (COMPLAINT_EVENT_KIND, REOPENED, "reopened", N_ ("Opened again"))

#define REG_APPROVAL_EVENT_KIND_VALUES(V) \
  V (APPROVAL_EVENT_KIND, SUBMITTED, "submitted", N_ ("Asked for approval")) \
  V (APPROVAL_EVENT_KIND, APPROVED, "approved", N_ ("Approved")) \
  V (APPROVAL_EVENT_KIND, APPROVED_LIMIT, "approved-limit", N_ ("Approved with a limit")) \
  V (APPROVAL_EVENT_KIND, SENT_BACK, "sent-back", N_ ("Sent back")) \
  V (APPROVAL_EVENT_KIND, REJECTED, "rejected", N_ ("Rejected")) \
  V (APPROVAL_EVENT_KIND, WITHDRAWN, "withdrawn", N_ ("Withdrawn")) \
  V (APPROVAL_EVENT_KIND, REFUSED, "refused", N_ ("Refused")) \
  V (APPROVAL_EVENT_KIND, UNDONE, "undone", N_ ("Taken back"))

#define REG_APPROVAL_STEP_STATE_VALUES(V) \
  V (APPROVAL_STEP_STATE, WAITING, "waiting", N_ ("Waiting")) \
  V (APPROVAL_STEP_STATE, APPROVED, "approved", N_ ("Approved")) \
  V (APPROVAL_STEP_STATE, SENT_BACK, "sent-back", N_ ("Sent back")) \
  V (APPROVAL_STEP_STATE, REJECTED, "rejected", N_ ("Rejected")) \
  V (APPROVAL_STEP_STATE, WITHDRAWN, "withdrawn", N_ ("Withdrawn"))

/* What a customer is contacted about. The first is part of doing business with them. */
#define REG_CONSENT_PURPOSE_VALUES(V) \
  V (CONSENT_PURPOSE, ORDERS, "orders", N_ ("Orders and service")) \
  V (CONSENT_PURPOSE, TOUCH, "touch", N_ ("Keeping in touch")) \
  V (CONSENT_PURPOSE, NEWS, "news", N_ ("Offers and news")) \
  V (CONSENT_PURPOSE, BIRTHDAY, "birthday", N_ ("Birthday greetings")) \
  V (CONSENT_PURPOSE, SURVEY, "survey", N_ ("Surveys"))

#define REG_CONSENT_CHANNEL_VALUES(V) \
  V (CONSENT_CHANNEL, PHONE, "phone", N_ ("Phone")) \
  V (CONSENT_CHANNEL, EMAIL, "email", N_ ("E-mail")) \
  V (CONSENT_CHANNEL, POST, "post", N_ ("Post")) \
  V (CONSENT_CHANNEL, MESSAGE, "message", N_ ("Message"))

/* Whatever comes after yes is a refusal. */
#define REG_CONSENT_ANSWER_VALUES(V) \
  V (CONSENT_ANSWER, YES, "yes", N_ ("Yes")) \
  V (CONSENT_ANSWER, NO, "no", N_ ("No")) \
  V (CONSENT_ANSWER, WITHDRAWN, "withdrawn", N_ ("Withdrawn"))

/* What left the book. */
#define REG_EXPORT_WHAT_VALUES(V) \
  V (EXPORT_WHAT, CONTACTS, "contacts", N_ ("Customers")) \
  V (EXPORT_WHAT, PRODUCTS, "products", N_ ("Products")) \
  V (EXPORT_WHAT, SALES, "sales", N_ ("Sales")) \
  V (EXPORT_WHAT, TASKS, "tasks", N_ ("Tasks")) \
  V (EXPORT_WHAT, CARD, "card", N_ ("Address card")) \
  V (EXPORT_WHAT, DETAILS, "details", N_ ("Contact details")) \
  V (EXPORT_WHAT, SHEET, "sheet", N_ ("Everything we hold")) \
  V (EXPORT_WHAT, ROWS, "rows", N_ ("Rows of a list"))

#define REG_GENDER_VALUES(V) \
  V (GENDER, WOMAN, "woman", N_ ("Woman")) \
  V (GENDER, MAN, "man", N_ ("Man")) \
  V (GENDER, OTHER, "other", N_ ("Neither"))

#define REG_INCOME_VALUES(V) \
  V (INCOME, LOW, "low", N_ ("Watches every price")) \
  V (INCOME, MIDDLE, "middle", N_ ("Neither cheap nor dear")) \
  V (INCOME, HIGH, "high", N_ ("Pays for the best"))

/* What a customer has from us or has agreed with us. */
#define REG_HOLDING_KIND_VALUES(V) \
  V (HOLDING_KIND, OWNS, "owns", N_ ("Owns")) \
  V (HOLDING_KIND, CONTRACT, "contract", N_ ("Contract")) \
  V (HOLDING_KIND, SUBSCRIPTION, "subscription", N_ ("Subscription")) \
  V (HOLDING_KIND, LOAN, "loan", N_ ("On loan"))

/* How a question is answered. */
#define REG_QUESTION_KIND_VALUES(V) \
  V (QUESTION_KIND, WORDS, "words", N_ ("In words")) \
  V (QUESTION_KIND, CHOICE, "choice", N_ ("One of several")) \
  V (QUESTION_KIND, YES_NO, "yes-no", N_ ("Yes or no")) \
  V (QUESTION_KIND, NUMBER, "number", N_ ("A number")) \
  V (QUESTION_KIND, DAY, "day", N_ ("A day"))

/* Why the law lets us keep something about a person: GDPR, article 6 (1). */
#define REG_LEGAL_BASIS_VALUES(V) \
  V (LEGAL_BASIS, CONTRACT, "contract", N_ ("To do what was agreed with the customer")) \
  V (LEGAL_BASIS, CONSENT, "consent", N_ ("The customer agreed")) \
  V (LEGAL_BASIS, DUTY, "duty", N_ ("The law asks for it")) \
  V (LEGAL_BASIS, INTEREST, "interest", N_ ("Our own good reason"))

/* What happens when a quotation would sell something for less than it cost. */
#define REG_BELOW_COST_VALUES(V) \
  V (BELOW_COST, WARN, "warn", N_ ("Warn")) \
  V (BELOW_COST, BLOCK, "block", N_ ("Do not allow it")) \
  V (BELOW_COST, OFF, "off", N_ ("Say nothing"))

/* What can be given to customers to look at. */
#define REG_MATERIAL_KIND_VALUES(V) \
  V (MATERIAL_KIND, BROCHURE, "brochure", N_ ("Brochure")) \
  V (MATERIAL_KIND, SHEET, "sheet", N_ ("Product sheet")) \
  V (MATERIAL_KIND, SAMPLE, "sample", N_ ("Sample"))

#define REG_ENUM_VALUE(E, NAME, nick, label) REG_##E##_##NAME,

typedef enum { REG_PARTY_KIND_VALUES (REG_ENUM_VALUE) REG_N_PARTY_KINDS } RegPartyKind;
typedef enum { REG_RUNG_VALUES (REG_ENUM_VALUE) REG_N_RUNGS } RegRung;
typedef enum { REG_CONTACT_KIND_VALUES (REG_ENUM_VALUE) REG_N_CONTACT_KINDS } RegContactKind;
typedef enum { REG_LINK_KIND_VALUES (REG_ENUM_VALUE) REG_N_LINK_KINDS } RegLinkKind;
typedef enum { REG_TOUCH_KIND_VALUES (REG_ENUM_VALUE) REG_N_TOUCH_KINDS } RegTouchKind;
typedef enum { REG_DIRECTION_VALUES (REG_ENUM_VALUE) REG_N_DIRECTIONS } RegDirection;
typedef enum { REG_TASK_KIND_VALUES (REG_ENUM_VALUE) REG_N_TASK_KINDS } RegTaskKind;
typedef enum { REG_REPEAT_VALUES (REG_ENUM_VALUE) REG_N_REPEATS } RegRepeat;
typedef enum { REG_STAGE_KIND_VALUES (REG_ENUM_VALUE) REG_N_STAGE_KINDS } RegStageKind;
typedef enum { REG_SALE_STATE_VALUES (REG_ENUM_VALUE) REG_N_SALE_STATES } RegSaleState;
typedef enum { REG_CHANNEL_VALUES (REG_ENUM_VALUE) REG_N_CHANNELS } RegChannel;
typedef enum { REG_SEVERITY_VALUES (REG_ENUM_VALUE) REG_N_SEVERITIES } RegSeverity;
typedef enum { REG_COMPLAINT_STATE_VALUES (REG_ENUM_VALUE) REG_N_COMPLAINT_STATES } RegComplaintState;
typedef enum
{
  REG_COMPLAINT_EVENT_KIND_VALUES (REG_ENUM_VALUE) REG_N_COMPLAINT_EVENT_KINDS
} RegComplaintEventKind;
typedef enum
{
  REG_APPROVAL_EVENT_KIND_VALUES (REG_ENUM_VALUE) REG_N_APPROVAL_EVENT_KINDS
} RegApprovalEventKind;
typedef enum
{
  REG_APPROVAL_STEP_STATE_VALUES (REG_ENUM_VALUE) REG_N_APPROVAL_STEP_STATES
} RegApprovalStepState;
typedef enum { REG_CONSENT_PURPOSE_VALUES (REG_ENUM_VALUE) REG_N_CONSENT_PURPOSES } RegConsentPurpose;
typedef enum { REG_CONSENT_CHANNEL_VALUES (REG_ENUM_VALUE) REG_N_CONSENT_CHANNELS } RegConsentChannel;
typedef enum { REG_CONSENT_ANSWER_VALUES (REG_ENUM_VALUE) REG_N_CONSENT_ANSWERS } RegConsentAnswer;
typedef enum { REG_EXPORT_WHAT_VALUES (REG_ENUM_VALUE) REG_N_EXPORT_WHATS } RegExportWhat;
typedef enum { REG_GENDER_VALUES (REG_ENUM_VALUE) REG_N_GENDERS } RegGender;
typedef enum { REG_INCOME_VALUES (REG_ENUM_VALUE) REG_N_INCOMES } RegIncome;
typedef enum { REG_HOLDING_KIND_VALUES (REG_ENUM_VALUE) REG_N_HOLDING_KINDS } RegHoldingKind;
typedef enum { REG_QUESTION_KIND_VALUES (REG_ENUM_VALUE) REG_N_QUESTION_KINDS } RegQuestionKind;
typedef enum { REG_LEGAL_BASIS_VALUES (REG_ENUM_VALUE) REG_N_LEGAL_BASES } RegLegalBasis;
typedef enum { REG_BELOW_COST_VALUES (REG_ENUM_VALUE) REG_N_BELOW_COSTS } RegBelowCost;
typedef enum { REG_MATERIAL_KIND_VALUES (REG_ENUM_VALUE) REG_N_MATERIAL_KINDS } RegMaterialKind;

/* clang-format on */

typedef struct
{
  const char *nick;  /* stable, in files and on the command line */
  const char *label; /* untranslated; pass through gettext to show */
} RegEnumValue;

typedef struct
{
  const char *name;
  const RegEnumValue *values;
  int n_values;
} RegEnum;

extern const RegEnum reg_enum_party_kind;
extern const RegEnum reg_enum_rung;
extern const RegEnum reg_enum_contact_kind;
extern const RegEnum reg_enum_link_kind;
extern const RegEnum reg_enum_touch_kind;
extern const RegEnum reg_enum_direction;
extern const RegEnum reg_enum_task_kind;
extern const RegEnum reg_enum_repeat;
extern const RegEnum reg_enum_stage_kind;
extern const RegEnum reg_enum_sale_state;
extern const RegEnum reg_enum_channel;
extern const RegEnum reg_enum_severity;
extern const RegEnum reg_enum_complaint_state;
extern const RegEnum reg_enum_complaint_event_kind;
extern const RegEnum reg_enum_approval_event_kind;
extern const RegEnum reg_enum_approval_step_state;
extern const RegEnum reg_enum_consent_purpose;
extern const RegEnum reg_enum_consent_channel;
extern const RegEnum reg_enum_consent_answer;
extern const RegEnum reg_enum_export_what;
extern const RegEnum reg_enum_gender;
extern const RegEnum reg_enum_income;
extern const RegEnum reg_enum_holding_kind;
extern const RegEnum reg_enum_question_kind;
extern const RegEnum reg_enum_legal_basis;
extern const RegEnum reg_enum_below_cost;
extern const RegEnum reg_enum_material_kind;
/* Vocabularies whose C side lives with their rules (reg-quote-calc.h, reg-approval-policy.h,
 * reg-quotation-state.h). */
extern const RegEnum reg_enum_rounding;
extern const RegEnum reg_enum_price_entry;
extern const RegEnum reg_enum_discount_kind;
extern const RegEnum reg_enum_line_kind;
extern const RegEnum reg_enum_role;
extern const RegEnum reg_enum_approval_condition;
extern const RegEnum reg_enum_quotation_state;

const char *reg_enum_get_nick (const RegEnum *vocabulary, gint64 value);
const char *reg_enum_get_label (const RegEnum *vocabulary, gint64 value);
int reg_enum_from_nick (const RegEnum *vocabulary, const char *nick);

G_END_DECLS
