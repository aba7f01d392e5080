/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

/* The records of the quotation desk, written as in reg-entity.h and included from there: prices,
 * templates, bundles, guides, material and what goes with a quotation. */

/* clang-format off */
/* What is done to win customers or to bring them back, so that what comes of it can be told. */
#define REG_CAMPAIGN_FIELDS(F) \
  F (CAMPAIGN, NAME, "name", TEXT, N_ ("Name"), REG_FIELD_REQUIRED | REG_FIELD_SEARCH, REG_NOTHING, NULL) \
  F (CAMPAIGN, CODE, "code", TEXT, N_ ("Code"), 0, REG_NOTHING, NULL) \
  F (CAMPAIGN, BEGINS_ON, "begins_on", DATE, N_ ("From"), 0, REG_NOTHING, NULL) \
  F (CAMPAIGN, ENDS_ON, "ends_on", DATE, N_ ("Until"), 0, REG_NOTHING, NULL) \
  F (CAMPAIGN, BUDGET, "budget", MONEY, N_ ("Budget"), 0, REG_NOTHING, NULL) \
  F (CAMPAIGN, NOTE, "note", LONG_TEXT, N_ ("Note"), 0, REG_NOTHING, NULL)

/* Prices for a class of customers, for one customer, or for all of them for a time. DISCOUNT comes off
 * the usual price of whatever the list does not name. */
#define REG_PRICE_LIST_FIELDS(F) \
  F (PRICE_LIST, NAME, "name", TEXT, N_ ("Name"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (PRICE_LIST, CUSTOMER_CLASS, "customer_class", TEXT, N_ ("For customers of class"), 0, REG_NOTHING, NULL) \
  F (PRICE_LIST, PARTY_ID, "party_id", REF, N_ ("For one customer"), 0, REG_REFERS (PARTY), NULL) \
  F (PRICE_LIST, VALID_FROM, "valid_from", DATE, N_ ("From"), 0, REG_NOTHING, NULL) \
  F (PRICE_LIST, VALID_UNTIL, "valid_until", DATE, N_ ("Until"), 0, REG_NOTHING, NULL) \
  F (PRICE_LIST, DISCOUNT, "discount", RATE, N_ ("Off the usual price"), 0, REG_NOTHING, NULL) \
  F (PRICE_LIST, NOTE, "note", LONG_TEXT, N_ ("Note"), 0, REG_NOTHING, NULL)

/* A product or a group of them in a price list, from a quantity on: either its price, or what comes
 * off the usual one. */
#define REG_PRICE_ITEM_FIELDS(F) \
  F (PRICE_ITEM, PRICE_LIST_ID, "price_list_id", REF, N_ ("Price list"), REG_FIELD_REQUIRED, REG_REFERS (PRICE_LIST), NULL) \
  F (PRICE_ITEM, PRODUCT_ID, "product_id", REF, N_ ("Product"), 0, REG_REFERS (PRODUCT), NULL) \
  F (PRICE_ITEM, CATEGORY, "category", TEXT, N_ ("Group"), 0, REG_NOTHING, NULL) \
  F (PRICE_ITEM, FROM_QUANTITY, "from_quantity", QUANTITY, N_ ("From"), 0, REG_NOTHING, NULL) \
  F (PRICE_ITEM, PRICE, "price", PRICE, N_ ("Price"), 0, REG_NOTHING, NULL) \
  F (PRICE_ITEM, DISCOUNT, "discount", RATE, N_ ("Off the usual price"), 0, REG_NOTHING, NULL)

/* What a quotation begins with. Lines of products without a price take that of the day. */
#define REG_QUOTATION_TEMPLATE_FIELDS(F) \
  F (QUOTATION_TEMPLATE, NAME, "name", TEXT, N_ ("Name"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (QUOTATION_TEMPLATE, TITLE, "title", TEXT, N_ ("About"), 0, REG_NOTHING, NULL) \
  F (QUOTATION_TEMPLATE, INTRO, "intro", LONG_TEXT, N_ ("Opening words"), 0, REG_NOTHING, NULL) \
  F (QUOTATION_TEMPLATE, TERMS, "terms", LONG_TEXT, N_ ("Terms"), 0, REG_NOTHING, NULL) \
  F (QUOTATION_TEMPLATE, LANGUAGE, "language", TEXT, N_ ("Language"), 0, REG_NOTHING, NULL) \
  F (QUOTATION_TEMPLATE, LAYOUT, "layout", TEXT, N_ ("Layout"), 0, REG_NOTHING, NULL) \
  F (QUOTATION_TEMPLATE, VALID_DAYS, "valid_days", INT, N_ ("Days it is valid"), 0, REG_NOTHING, NULL) \
  F (QUOTATION_TEMPLATE, PAYMENT_DAYS, "payment_days", INT, N_ ("Days to pay"), 0, REG_NOTHING, NULL) \
  F (QUOTATION_TEMPLATE, DISCOUNT_KIND, "discount_kind", ENUM, N_ ("Discount"), 0, REG_VOCABULARY (discount_kind), NULL) \
  F (QUOTATION_TEMPLATE, DISCOUNT_VALUE, "discount_value", INT, N_ ("Discount"), 0, REG_NOTHING, NULL)

#define REG_TEMPLATE_LINE_FIELDS(F) \
  F (TEMPLATE_LINE, TEMPLATE_ID, "template_id", REF, N_ ("Template"), REG_FIELD_REQUIRED, REG_REFERS (QUOTATION_TEMPLATE), NULL) \
  F (TEMPLATE_LINE, POSITION, "position", INT, N_ ("Order"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (TEMPLATE_LINE, KIND, "kind", ENUM, N_ ("Kind"), 0, REG_VOCABULARY (line_kind), NULL) \
  F (TEMPLATE_LINE, PRODUCT_ID, "product_id", REF, N_ ("Product"), 0, REG_REFERS (PRODUCT), NULL) \
  F (TEMPLATE_LINE, CODE, "code", TEXT, N_ ("Code"), 0, REG_NOTHING, NULL) \
  F (TEMPLATE_LINE, DESCRIPTION, "description", LONG_TEXT, N_ ("Description"), 0, REG_NOTHING, NULL) \
  F (TEMPLATE_LINE, QUANTITY, "quantity", QUANTITY, N_ ("Quantity"), 0, REG_NOTHING, NULL) \
  F (TEMPLATE_LINE, UNIT, "unit", TEXT, N_ ("Unit"), 0, REG_NOTHING, NULL) \
  F (TEMPLATE_LINE, UNIT_PRICE, "unit_price", PRICE, N_ ("Price"), 0, REG_NOTHING, NULL) \
  F (TEMPLATE_LINE, DISCOUNT_KIND, "discount_kind", ENUM, N_ ("Discount"), 0, REG_VOCABULARY (discount_kind), NULL) \
  F (TEMPLATE_LINE, DISCOUNT_VALUE, "discount_value", INT, N_ ("Discount"), 0, REG_NOTHING, NULL) \
  F (TEMPLATE_LINE, TAX_RATE, "tax_rate", RATE, N_ ("Tax"), 0, REG_NOTHING, NULL) \
  F (TEMPLATE_LINE, TAX_PARTS, "tax_parts", TEXT, N_ ("Taxes"), 0, REG_NOTHING, NULL) \
  F (TEMPLATE_LINE, EXEMPT_REASON, "exempt_reason", TEXT, N_ ("Exempt because"), 0, REG_NOTHING, NULL)

/* What comes in a bundle. */
#define REG_BUNDLE_PART_FIELDS(F) \
  F (BUNDLE_PART, BUNDLE_ID, "bundle_id", REF, N_ ("Bundle"), REG_FIELD_REQUIRED, REG_REFERS (PRODUCT), NULL) \
  F (BUNDLE_PART, PRODUCT_ID, "product_id", REF, N_ ("Product"), REG_FIELD_REQUIRED, REG_REFERS (PRODUCT), NULL) \
  F (BUNDLE_PART, QUANTITY, "quantity", QUANTITY, N_ ("Quantity"), 0, REG_NOTHING, NULL) \
  F (BUNDLE_PART, POSITION, "position", INT, N_ ("Order"), 0, REG_NOTHING, NULL)

/* Questions that lead to the product which fits. */
#define REG_GUIDE_FIELDS(F) \
  F (GUIDE, NAME, "name", TEXT, N_ ("Name"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (GUIDE, NOTE, "note", LONG_TEXT, N_ ("Note"), 0, REG_NOTHING, NULL) \
  F (GUIDE, POSITION, "position", INT, N_ ("Order"), 0, REG_NOTHING, NULL)

/* Where an answer leads to: the next question, or a product. */
#define REG_GUIDE_STEP_FIELDS(F) \
  F (GUIDE_STEP, GUIDE_ID, "guide_id", REF, N_ ("Guide"), REG_FIELD_REQUIRED, REG_REFERS (GUIDE), NULL) \
  F (GUIDE_STEP, PARENT_ID, "parent_id", REF, N_ ("After"), 0, REG_REFERS (GUIDE_STEP), NULL) \
  F (GUIDE_STEP, POSITION, "position", INT, N_ ("Order"), 0, REG_NOTHING, NULL) \
  F (GUIDE_STEP, ANSWER, "answer", TEXT, N_ ("Answer"), 0, REG_NOTHING, NULL) \
  F (GUIDE_STEP, QUESTION, "question", TEXT, N_ ("Question"), 0, REG_NOTHING, NULL) \
  F (GUIDE_STEP, PRODUCT_ID, "product_id", REF, N_ ("Product"), 0, REG_REFERS (PRODUCT), NULL) \
  F (GUIDE_STEP, QUANTITY, "quantity", QUANTITY, N_ ("Quantity"), 0, REG_NOTHING, NULL) \
  F (GUIDE_STEP, NOTE, "note", LONG_TEXT, N_ ("Why it fits"), 0, REG_NOTHING, NULL)

/* Brochures, product sheets and samples that can be given to customers. */
#define REG_MATERIAL_FIELDS(F) \
  F (MATERIAL, KIND, "kind", ENUM, N_ ("Kind"), 0, REG_VOCABULARY (material_kind), NULL) \
  F (MATERIAL, NAME, "name", TEXT, N_ ("Name"), REG_FIELD_REQUIRED | REG_FIELD_SEARCH, REG_NOTHING, NULL) \
  F (MATERIAL, VERSION, "version", TEXT, N_ ("Version"), 0, REG_NOTHING, NULL) \
  F (MATERIAL, LANGUAGE, "language", TEXT, N_ ("Language"), 0, REG_NOTHING, NULL) \
  F (MATERIAL, PRODUCT_ID, "product_id", REF, N_ ("Product"), 0, REG_REFERS (PRODUCT), NULL) \
  F (MATERIAL, ATTACHMENT_ID, "attachment_id", REF, N_ ("File"), 0, REG_REFERS (ATTACHMENT), NULL) \
  F (MATERIAL, COST, "cost", MONEY, N_ ("What one costs us"), REG_FIELD_COST, REG_NOTHING, NULL) \
  F (MATERIAL, SINCE, "since", DATE, N_ ("Current since"), 0, REG_NOTHING, NULL) \
  F (MATERIAL, RETIRED_ON, "retired_on", DATE, N_ ("No longer given out since"), 0, REG_NOTHING, NULL) \
  F (MATERIAL, REPLACES_ID, "replaces_id", REF, N_ ("Replaces"), 0, REG_REFERS (MATERIAL), NULL) \
  F (MATERIAL, NOTE, "note", LONG_TEXT, N_ ("Note"), 0, REG_NOTHING, NULL)

/* A brochure or sample somebody asked for, until it was followed up. */
#define REG_MATERIAL_REQUEST_FIELDS(F) \
  F (MATERIAL_REQUEST, PARTY_ID, "party_id", REF, N_ ("Customer"), REG_FIELD_REQUIRED, REG_REFERS (PARTY), NULL) \
  F (MATERIAL_REQUEST, MATERIAL_ID, "material_id", REF, N_ ("What"), REG_FIELD_REQUIRED, REG_REFERS (MATERIAL), NULL) \
  F (MATERIAL_REQUEST, QUANTITY, "quantity", INT, N_ ("How many"), 0, REG_NOTHING, NULL) \
  F (MATERIAL_REQUEST, CHANNEL, "channel", ENUM, N_ ("How"), 0, REG_VOCABULARY (channel), NULL) \
  F (MATERIAL_REQUEST, STAFF_ID, "staff_id", REF, N_ ("Who"), 0, REG_REFERS (STAFF), NULL) \
  F (MATERIAL_REQUEST, ASKED_ON, "asked_on", DATE, N_ ("Asked for on"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (MATERIAL_REQUEST, SENT_ON, "sent_on", DATE, N_ ("Sent on"), 0, REG_NOTHING, NULL) \
  F (MATERIAL_REQUEST, ARRIVED_ON, "arrived_on", DATE, N_ ("Arrived on"), 0, REG_NOTHING, NULL) \
  F (MATERIAL_REQUEST, FOLLOWED_ON, "followed_on", DATE, N_ ("Followed up on"), 0, REG_NOTHING, NULL) \
  F (MATERIAL_REQUEST, TASK_ID, "task_id", REF, N_ ("Task"), 0, REG_REFERS (TASK), NULL) \
  F (MATERIAL_REQUEST, QUOTATION_ID, "quotation_id", REF, N_ ("Quotation"), 0, REG_REFERS (QUOTATION), NULL) \
  F (MATERIAL_REQUEST, CAMPAIGN_ID, "campaign_id", REF, N_ ("Campaign"), 0, REG_REFERS (CAMPAIGN), NULL) \
  F (MATERIAL_REQUEST, COST, "cost", MONEY, N_ ("Cost"), REG_FIELD_COST, REG_NOTHING, NULL) \
  F (MATERIAL_REQUEST, NOTE, "note", LONG_TEXT, N_ ("Note"), REG_FIELD_PERSONAL, REG_NOTHING, NULL)

/* Another computer whose signed answers are taken, and this one's own public key. */
#define REG_APPROVAL_KEY_FIELDS(F) \
  F (APPROVAL_KEY, NAME, "name", TEXT, N_ ("Name"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (APPROVAL_KEY, PUBLIC_KEY, "public_key", BLOB, N_ ("Key"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (APPROVAL_KEY, OWN, "own", BOOL, N_ ("This computer"), 0, REG_NOTHING, NULL) \
  F (APPROVAL_KEY, STAFF_ID, "staff_id", REF, N_ ("Who"), 0, REG_REFERS (STAFF), NULL) \
  F (APPROVAL_KEY, TRUSTED_ON, "trusted_on", DATE, N_ ("Trusted since"), 0, REG_NOTHING, NULL) \
  F (APPROVAL_KEY, REVOKED_ON, "revoked_on", DATE, N_ ("No longer trusted since"), 0, REG_NOTHING, NULL)

/* A file that goes with a quotation; APPENDED ones become its last pages. */
#define REG_QUOTATION_FILE_FIELDS(F) \
  F (QUOTATION_FILE, QUOTATION_ID, "quotation_id", REF, N_ ("Quotation"), REG_FIELD_REQUIRED, REG_REFERS (QUOTATION), NULL) \
  F (QUOTATION_FILE, ATTACHMENT_ID, "attachment_id", REF, N_ ("File"), REG_FIELD_REQUIRED, REG_REFERS (ATTACHMENT), NULL) \
  F (QUOTATION_FILE, NAME, "name", TEXT, N_ ("Name"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (QUOTATION_FILE, POSITION, "position", INT, N_ ("Order"), 0, REG_NOTHING, NULL) \
  F (QUOTATION_FILE, APPENDED, "appended", BOOL, N_ ("Printed with it"), 0, REG_NOTHING, NULL)

/* clang-format on */
