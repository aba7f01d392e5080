/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "core/reg-entity-desk.h"
#include "core/reg-enums.h"

G_BEGIN_DECLS

/* The one description of every record. A line reads
 *   F (ENTITY, FIELD, "column", type, label, flags, vocabulary or referred entity, import names)
 * and from it come the C name of the field (REG_ENTITY_FIELD), the statements, the journal, search,
 * import and export, the privacy sheet, rights and sharing. Adding a field is one line here and one
 * line in a migration; tests/store/test-schema compares the two.
 *
 * Import names are the usual column names of other programs, folded: lower case, no spaces. */

/* clang-format off */
#define REG_FIRM_FIELDS(F) \
  F (FIRM, NAME, "name", TEXT, N_ ("Name"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (FIRM, COUNTRY, "country", TEXT, N_ ("Country"), 0, REG_NOTHING, NULL) \
  F (FIRM, CURRENCY, "currency", TEXT, N_ ("Currency"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (FIRM, LANGUAGE, "language", TEXT, N_ ("Language"), 0, REG_NOTHING, NULL) \
  F (FIRM, TIME_ZONE, "time_zone", TEXT, N_ ("Time zone"), 0, REG_NOTHING, NULL) \
  F (FIRM, STREET, "street", TEXT, N_ ("Street"), 0, REG_NOTHING, NULL) \
  F (FIRM, POSTAL_CODE, "postal_code", TEXT, N_ ("Postal code"), 0, REG_NOTHING, NULL) \
  F (FIRM, CITY, "city", TEXT, N_ ("Town"), 0, REG_NOTHING, NULL) \
  F (FIRM, PHONE, "phone", TEXT, N_ ("Phone"), 0, REG_NOTHING, NULL) \
  F (FIRM, EMAIL, "email", TEXT, N_ ("E-mail"), 0, REG_NOTHING, NULL) \
  F (FIRM, WEB, "web", TEXT, N_ ("Website"), 0, REG_NOTHING, NULL) \
  F (FIRM, TAX_NUMBER, "tax_number", TEXT, N_ ("Tax number"), 0, REG_NOTHING, NULL) \
  F (FIRM, BANK, "bank", TEXT, N_ ("Bank account"), 0, REG_NOTHING, NULL) \
  F (FIRM, ROUNDING, "rounding", ENUM, N_ ("Round"), 0, REG_VOCABULARY (rounding), NULL) \
  F (FIRM, PRICE_ENTRY, "price_entry", ENUM, N_ ("Prices are entered"), 0, REG_VOCABULARY (price_entry), NULL) \
  F (FIRM, CASH_ROUNDING, "cash_rounding", MONEY, N_ ("Cash rounding"), 0, REG_NOTHING, NULL) \
  F (FIRM, VALID_DAYS, "valid_days", INT, N_ ("Quotations are valid for"), 0, REG_NOTHING, NULL) \
  F (FIRM, PAYMENT_DAYS, "payment_days", INT, N_ ("Days to pay"), 0, REG_NOTHING, NULL) \
  F (FIRM, TERMS, "terms", LONG_TEXT, N_ ("Terms"), 0, REG_NOTHING, NULL) \
  F (FIRM, FOOTER, "footer", LONG_TEXT, N_ ("Footer"), 0, REG_NOTHING, NULL) \
  F (FIRM, LOGO_ID, "logo_id", REF, N_ ("Logo"), 0, REG_REFERS (ATTACHMENT), NULL) \
  F (FIRM, DEMO, "demo", BOOL, N_ ("Demo shop"), 0, REG_NOTHING, NULL) \
  F (FIRM, RETENTION_MONTHS, "retention_months", INT, N_ ("Months without contact until a customer is looked at again"), 0, REG_NOTHING, NULL) \
  F (FIRM, LAYOUT, "layout", TEXT, N_ ("Layout of documents"), 0, REG_NOTHING, NULL) \
  F (FIRM, ACCENT, "accent", TEXT, N_ ("Colour of documents"), 0, REG_NOTHING, NULL) \
  F (FIRM, LETTERHEAD, "letterhead", LONG_TEXT, N_ ("Words at the head"), 0, REG_NOTHING, NULL) \
  F (FIRM, MAIL_TEXT, "mail_text", LONG_TEXT, N_ ("Words of an e-mail"), 0, REG_NOTHING, NULL) \
  F (FIRM, BELOW_COST, "below_cost", ENUM, N_ ("Selling below cost"), 0, REG_VOCABULARY (below_cost), NULL)

#define REG_STAFF_FIELDS(F) \
  F (STAFF, NAME, "name", TEXT, N_ ("Name"), REG_FIELD_REQUIRED | REG_FIELD_SEARCH, REG_NOTHING, "name|fullname|employeename|displayname") \
  F (STAFF, GIVEN_NAME, "given_name", TEXT, N_ ("Given name"), 0, REG_NOTHING, "firstname|givenname|vorname|voornaam|prénom") \
  F (STAFF, FAMILY_NAME, "family_name", TEXT, N_ ("Family name"), 0, REG_NOTHING, "lastname|familyname|surname|nachname|achternaam|nom") \
  F (STAFF, TITLE, "title", TEXT, N_ ("Position"), 0, REG_NOTHING, "title|jobtitle|position") \
  F (STAFF, ROLE, "role", ENUM, N_ ("Role"), 0, REG_VOCABULARY (role), "role") \
  F (STAFF, CODE, "code", TEXT, N_ ("Code"), 0, REG_NOTHING, "employeeid|staffid|code|id|number") \
  F (STAFF, EMAIL, "email", TEXT, N_ ("E-mail"), REG_FIELD_PERSONAL, REG_NOTHING, "email|mail|e-mail") \
  F (STAFF, PHONE, "phone", TEXT, N_ ("Phone"), REG_FIELD_PERSONAL, REG_NOTHING, "homephone|phone|mobile|telephone") \
  F (STAFF, BIRTHDAY, "birthday", DATE, N_ ("Birthday"), REG_FIELD_PERSONAL, REG_NOTHING, "birthdate|birthday|dateofbirth") \
  F (STAFF, HIRED_ON, "hired_on", DATE, N_ ("With us since"), 0, REG_NOTHING, "hiredate|hiredon|startdate") \
  F (STAFF, CITY, "city", TEXT, N_ ("Town"), REG_FIELD_PERSONAL, REG_NOTHING, "city|town") \
  F (STAFF, COUNTRY, "country", TEXT, N_ ("Country"), 0, REG_NOTHING, "country") \
  F (STAFF, REPORTS_TO, "reports_to", REF, N_ ("Reports to"), 0, REG_REFERS (STAFF), "reportsto|manager") \
  F (STAFF, PIN, "pin", TEXT, N_ ("PIN"), REG_FIELD_SECRET, REG_NOTHING, NULL) \
  F (STAFF, ACTIVE, "active", BOOL, N_ ("Works here"), 0, REG_NOTHING, NULL) \
  F (STAFF, DEPARTMENT, "department", TEXT, N_ ("Department"), 0, REG_NOTHING, "department|abteilung|afdeling") \
  F (STAFF, LOCATION, "location", TEXT, N_ ("Works where"), 0, REG_NOTHING, "location|branch|standort|vestiging") \
  F (STAFF, SKILLS, "skills", LONG_TEXT, N_ ("Knows about"), 0, REG_NOTHING, "skills|knowledge") \
  F (STAFF, LEFT_ON, "left_on", DATE, N_ ("Left on"), 0, REG_NOTHING, "lefton|leavedate|enddate")

#define REG_PARTY_FIELDS(F) \
  F (PARTY, KIND, "kind", ENUM, N_ ("Kind"), 0, REG_VOCABULARY (party_kind), "kind|type") \
  F (PARTY, NAME, "name", TEXT, N_ ("Name"), REG_FIELD_REQUIRED | REG_FIELD_PERSONAL | REG_FIELD_SEARCH, REG_NOTHING, "name|fullname|displayname|companyname|company|organisation|organization|customername|customer|firma|naam|nom") \
  F (PARTY, GIVEN_NAME, "given_name", TEXT, N_ ("Given name"), REG_FIELD_PERSONAL | REG_FIELD_SEARCH, REG_NOTHING, "firstname|givenname|vorname|voornaam|prénom") \
  F (PARTY, FAMILY_NAME, "family_name", TEXT, N_ ("Family name"), REG_FIELD_PERSONAL | REG_FIELD_SEARCH, REG_NOTHING, "lastname|familyname|surname|nachname|achternaam") \
  F (PARTY, NAME_PREFIX, "name_prefix", TEXT, N_ ("Form of address"), REG_FIELD_PERSONAL, REG_NOTHING, "prefix|salutation") \
  F (PARTY, NAME_SUFFIX, "name_suffix", TEXT, N_ ("Name suffix"), REG_FIELD_PERSONAL, REG_NOTHING, "suffix") \
  F (PARTY, ORGANISATION, "organisation", TEXT, N_ ("Works at"), REG_FIELD_PERSONAL | REG_FIELD_SEARCH, REG_NOTHING, "employer") \
  F (PARTY, CONTACT_NAME, "contact_name", TEXT, N_ ("Contact person"), REG_FIELD_PERSONAL | REG_FIELD_SEARCH, REG_NOTHING, "contactname|contact|contactperson|ansprechpartner") \
  F (PARTY, TITLE, "title", TEXT, N_ ("Position"), REG_FIELD_PERSONAL, REG_NOTHING, "contacttitle|jobtitle|title|position") \
  F (PARTY, CODE, "code", TEXT, N_ ("Customer number"), REG_FIELD_NUMBER | REG_FIELD_SEARCH, REG_NOTHING, "customerid|customernumber|customerno|code|id|accountnumber|kundennummer|klantnummer") \
  F (PARTY, BIRTHDAY, "birthday", DATE, N_ ("Birthday"), REG_FIELD_PERSONAL, REG_NOTHING, "birthday|birthdate|dateofbirth|geburtstag|geboortedatum") \
  F (PARTY, NICKNAME, "nickname", TEXT, N_ ("Known as"), REG_FIELD_PERSONAL | REG_FIELD_SEARCH, REG_NOTHING, "nickname") \
  F (PARTY, CUSTOMER_CLASS, "customer_class", TEXT, N_ ("Class"), 0, REG_NOTHING, "class|category|group|customertype") \
  F (PARTY, LANGUAGE, "language", TEXT, N_ ("Language"), REG_FIELD_PERSONAL, REG_NOTHING, "language|sprache|taal") \
  F (PARTY, OWNER_ID, "owner_id", REF, N_ ("Looked after by"), 0, REG_REFERS (STAFF), "owner|salesperson|accountmanager") \
  F (PARTY, RUNG, "rung", ENUM, N_ ("Kind of customer"), 0, REG_VOCABULARY (rung), "rung|stage") \
  F (PARTY, REFERRED_BY, "referred_by", REF, N_ ("Brought by"), 0, REG_REFERS (PARTY), "referredby|broughtby") \
  F (PARTY, PAYMENT_DAYS, "payment_days", INT, N_ ("Days to pay"), 0, REG_NOTHING, "paymentdays|paymentterms") \
  F (PARTY, CREDIT_LIMIT, "credit_limit", MONEY, N_ ("Credit limit"), 0, REG_NOTHING, "creditlimit") \
  F (PARTY, NOTE, "note", LONG_TEXT, N_ ("Note"), REG_FIELD_PERSONAL, REG_NOTHING, "note|notes|comment|comments|remarks") \
  F (PARTY, SOURCE, "source", TEXT, N_ ("Came through"), 0, REG_NOTHING, "source|leadsource") \
  F (PARTY, CARD_KEY, "card_key", TEXT, N_ ("Address card"), 0, REG_NOTHING, NULL) \
  F (PARTY, PHOTO_ID, "photo_id", REF, N_ ("Photo"), REG_FIELD_PERSONAL, REG_REFERS (ATTACHMENT), NULL) \
  F (PARTY, MERGED_INTO, "merged_into", REF, N_ ("Merged with"), REG_FIELD_COMMAND, REG_REFERS (PARTY), NULL) \
  F (PARTY, CONTACT_RHYTHM, "contact_rhythm", ENUM, N_ ("Keep in touch"), 0, REG_VOCABULARY (repeat), NULL) \
  F (PARTY, CARD_NUMBER, "card_number", TEXT, N_ ("Card number"), REG_FIELD_PERSONAL | REG_FIELD_NUMBER | REG_FIELD_SEARCH, REG_NOTHING, "cardnumber|card|loyaltycard|customercard|kundenkarte|klantenkaart") \
  F (PARTY, GENDER, "gender", ENUM, N_ ("Gender"), REG_FIELD_PERSONAL, REG_VOCABULARY (gender), "gender|sex|geschlecht|geslacht") \
  F (PARTY, INCOME, "income", ENUM, N_ ("Spending"), REG_FIELD_PERSONAL, REG_VOCABULARY (income), "income|spending") \
  F (PARTY, INTERESTS, "interests", LONG_TEXT, N_ ("Interests"), REG_FIELD_PERSONAL, REG_NOTHING, "interests|hobbies|interessen") \
  F (PARTY, ATTITUDE, "attitude", LONG_TEXT, N_ ("What matters to them"), REG_FIELD_PERSONAL, REG_NOTHING, "values|attitude") \
  F (PARTY, BOUGHT_BECAUSE, "bought_because", TEXT, N_ ("Came to us because"), REG_FIELD_PERSONAL, REG_NOTHING, "reasonforbuying|boughtbecause") \
  F (PARTY, STOPPED_BECAUSE, "stopped_because", TEXT, N_ ("Stayed away because"), REG_FIELD_PERSONAL, REG_NOTHING, "reasonforstopping|stoppedbecause") \
  F (PARTY, UNWANTED, "unwanted", BOOL, N_ ("Rather not have"), REG_FIELD_PERSONAL, REG_NOTHING, NULL) \
  F (PARTY, UNWANTED_BECAUSE, "unwanted_because", TEXT, N_ ("Rather not, because"), REG_FIELD_PERSONAL, REG_NOTHING, NULL) \
  F (PARTY, INFLUENCER, "influencer", BOOL, N_ ("Others listen to them"), REG_FIELD_PERSONAL, REG_NOTHING, "influencer") \
  F (PARTY, RESTRICTED, "restricted", BOOL, N_ ("Not to be used"), REG_FIELD_PERSONAL, REG_NOTHING, NULL) \
  F (PARTY, KEEP_UNTIL, "keep_until", DATE, N_ ("Keep until"), 0, REG_NOTHING, NULL) \
  F (PARTY, ERASED_ON, "erased_on", DATE, N_ ("Erased on"), REG_FIELD_COMMAND, REG_NOTHING, NULL)

#define REG_CONTACT_POINT_FIELDS(F) \
  F (CONTACT_POINT, PARTY_ID, "party_id", REF, N_ ("Customer"), REG_FIELD_REQUIRED, REG_REFERS (PARTY), NULL) \
  F (CONTACT_POINT, KIND, "kind", ENUM, N_ ("Kind"), 0, REG_VOCABULARY (contact_kind), NULL) \
  F (CONTACT_POINT, LABEL, "label", TEXT, N_ ("Label"), REG_FIELD_PERSONAL, REG_NOTHING, NULL) \
  F (CONTACT_POINT, VALUE, "value", TEXT, N_ ("Value"), REG_FIELD_PERSONAL, REG_NOTHING, NULL) \
  F (CONTACT_POINT, DIGITS, "digits", TEXT, N_ ("Digits"), REG_FIELD_PERSONAL, REG_NOTHING, NULL) \
  F (CONTACT_POINT, STREET, "street", TEXT, N_ ("Street"), REG_FIELD_PERSONAL, REG_NOTHING, NULL) \
  F (CONTACT_POINT, CITY, "city", TEXT, N_ ("Town"), REG_FIELD_PERSONAL, REG_NOTHING, NULL) \
  F (CONTACT_POINT, REGION, "region", TEXT, N_ ("Region"), REG_FIELD_PERSONAL, REG_NOTHING, NULL) \
  F (CONTACT_POINT, POSTAL_CODE, "postal_code", TEXT, N_ ("Postal code"), REG_FIELD_PERSONAL, REG_NOTHING, NULL) \
  F (CONTACT_POINT, COUNTRY, "country", TEXT, N_ ("Country"), REG_FIELD_PERSONAL, REG_NOTHING, NULL) \
  F (CONTACT_POINT, POSITION, "position", INT, N_ ("Order"), 0, REG_NOTHING, NULL) \
  F (CONTACT_POINT, CONFIRMED_ON, "confirmed_on", DATE, N_ ("Confirmed on"), 0, REG_NOTHING, NULL)

#define REG_PARTY_LINK_FIELDS(F) \
  F (PARTY_LINK, FROM_ID, "from_id", REF, N_ ("From"), REG_FIELD_REQUIRED, REG_REFERS (PARTY), NULL) \
  F (PARTY_LINK, TO_ID, "to_id", REF, N_ ("To"), REG_FIELD_REQUIRED, REG_REFERS (PARTY), NULL) \
  F (PARTY_LINK, KIND, "kind", ENUM, N_ ("Kind"), 0, REG_VOCABULARY (link_kind), NULL) \
  F (PARTY_LINK, NOTE, "note", TEXT, N_ ("Note"), 0, REG_NOTHING, NULL)

#define REG_TOUCHPOINT_FIELDS(F) \
  F (TOUCHPOINT, PARTY_ID, "party_id", REF, N_ ("Customer"), REG_FIELD_REQUIRED, REG_REFERS (PARTY), NULL) \
  F (TOUCHPOINT, KIND, "kind", ENUM, N_ ("Kind"), 0, REG_VOCABULARY (touch_kind), NULL) \
  F (TOUCHPOINT, DIRECTION, "direction", ENUM, N_ ("Direction"), 0, REG_VOCABULARY (direction), NULL) \
  F (TOUCHPOINT, AT, "at", INSTANT, N_ ("When"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (TOUCHPOINT, STAFF_ID, "staff_id", REF, N_ ("Who"), 0, REG_REFERS (STAFF), NULL) \
  F (TOUCHPOINT, SUMMARY, "summary", TEXT, N_ ("What happened"), REG_FIELD_PERSONAL, REG_NOTHING, NULL) \
  F (TOUCHPOINT, BODY, "body", LONG_TEXT, N_ ("Details"), REG_FIELD_PERSONAL, REG_NOTHING, NULL) \
  F (TOUCHPOINT, DURATION, "duration", INT, N_ ("Seconds"), 0, REG_NOTHING, NULL) \
  F (TOUCHPOINT, CHANNEL, "channel", ENUM, N_ ("Channel"), 0, REG_VOCABULARY (channel), NULL) \
  F (TOUCHPOINT, REPLY_TO, "reply_to", REF, N_ ("Answer to"), 0, REG_REFERS (TOUCHPOINT), NULL) \
  F (TOUCHPOINT, TOPIC, "topic", TEXT, N_ ("About"), 0, REG_NOTHING, NULL)

#define REG_TASK_FIELDS(F) \
  F (TASK, KIND, "kind", ENUM, N_ ("Kind"), 0, REG_VOCABULARY (task_kind), NULL) \
  F (TASK, TITLE, "title", TEXT, N_ ("What"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (TASK, NOTE, "note", LONG_TEXT, N_ ("Note"), 0, REG_NOTHING, NULL) \
  F (TASK, DUE_ON, "due_on", DATE, N_ ("Due"), 0, REG_NOTHING, NULL) \
  F (TASK, PARTY_ID, "party_id", REF, N_ ("Customer"), 0, REG_REFERS (PARTY), NULL) \
  F (TASK, STAFF_ID, "staff_id", REF, N_ ("Who"), 0, REG_REFERS (STAFF), NULL) \
  F (TASK, DONE_AT, "done_at", INSTANT, N_ ("Done"), 0, REG_NOTHING, NULL) \
  F (TASK, QUOTATION_ID, "quotation_id", REF, N_ ("Quotation"), 0, REG_REFERS (QUOTATION), NULL) \
  F (TASK, COMPLAINT_ID, "complaint_id", REF, N_ ("Complaint"), 0, REG_REFERS (COMPLAINT), NULL) \
  F (TASK, DUE_MINUTE, "due_minute", INT, N_ ("Minute of the day"), 0, REG_NOTHING, NULL) \
  F (TASK, REMIND_AT, "remind_at", INSTANT, N_ ("Reminder"), 0, REG_NOTHING, NULL) \
  F (TASK, REPEAT, "repeat", ENUM, N_ ("Repeat"), 0, REG_VOCABULARY (repeat), NULL) \
  F (TASK, REPEAT_FROM, "repeat_from", DATE, N_ ("Repeated since"), 0, REG_NOTHING, NULL) \
  F (TASK, RESULT, "result", TEXT, N_ ("What came of it"), REG_FIELD_PERSONAL, REG_NOTHING, NULL) \
  F (TASK, PROMISED_BY, "promised_by", REF, N_ ("Promised by"), 0, REG_REFERS (STAFF), NULL) \
  F (TASK, OPPORTUNITY_ID, "opportunity_id", REF, N_ ("Deal"), 0, REG_REFERS (OPPORTUNITY), NULL) \
  F (TASK, MINUTES, "minutes", INT, N_ ("Minutes it takes"), 0, REG_NOTHING, NULL) \
  F (TASK, STEPS, "steps", LONG_TEXT, N_ ("Checklist"), 0, REG_NOTHING, NULL)

#define REG_STAGE_FIELDS(F) \
  F (STAGE, NAME, "name", TEXT, N_ ("Name"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (STAGE, POSITION, "position", INT, N_ ("Order"), 0, REG_NOTHING, NULL) \
  F (STAGE, PROBABILITY, "probability", RATE, N_ ("Probability"), 0, REG_NOTHING, NULL) \
  F (STAGE, KIND, "kind", ENUM, N_ ("Kind"), 0, REG_VOCABULARY (stage_kind), NULL) \
  F (STAGE, STALE_DAYS, "stale_days", INT, N_ ("Stale after days"), 0, REG_NOTHING, NULL)

#define REG_OPPORTUNITY_FIELDS(F) \
  F (OPPORTUNITY, TITLE, "title", TEXT, N_ ("Title"), REG_FIELD_REQUIRED | REG_FIELD_SEARCH, REG_NOTHING, NULL) \
  F (OPPORTUNITY, PARTY_ID, "party_id", REF, N_ ("Customer"), REG_FIELD_REQUIRED, REG_REFERS (PARTY), NULL) \
  F (OPPORTUNITY, OWNER_ID, "owner_id", REF, N_ ("Looked after by"), 0, REG_REFERS (STAFF), NULL) \
  F (OPPORTUNITY, STAGE_ID, "stage_id", REF, N_ ("Stage"), REG_FIELD_REQUIRED, REG_REFERS (STAGE), NULL) \
  F (OPPORTUNITY, VALUE, "value", MONEY, N_ ("Value"), 0, REG_NOTHING, NULL) \
  F (OPPORTUNITY, CURRENCY, "currency", TEXT, N_ ("Currency"), 0, REG_NOTHING, NULL) \
  F (OPPORTUNITY, EXPECTED_ON, "expected_on", DATE, N_ ("Expected"), 0, REG_NOTHING, NULL) \
  F (OPPORTUNITY, SOURCE, "source", TEXT, N_ ("Came through"), 0, REG_NOTHING, NULL) \
  F (OPPORTUNITY, NEXT_STEP, "next_step", TEXT, N_ ("Next step"), 0, REG_NOTHING, NULL) \
  F (OPPORTUNITY, NEXT_ON, "next_on", DATE, N_ ("Next step on"), 0, REG_NOTHING, NULL) \
  F (OPPORTUNITY, LOST_REASON, "lost_reason", TEXT, N_ ("Lost because"), 0, REG_NOTHING, NULL) \
  F (OPPORTUNITY, COMPETITOR, "competitor", TEXT, N_ ("Lost to"), 0, REG_NOTHING, NULL) \
  F (OPPORTUNITY, STAGE_SINCE, "stage_since", INSTANT, N_ ("In this stage since"), 0, REG_NOTHING, NULL) \
  F (OPPORTUNITY, CLOSED_AT, "closed_at", INSTANT, N_ ("Closed"), 0, REG_NOTHING, NULL) \
  F (OPPORTUNITY, CAMPAIGN_ID, "campaign_id", REF, N_ ("Campaign"), 0, REG_REFERS (CAMPAIGN), NULL)

#define REG_TAX_RATE_FIELDS(F) \
  F (TAX_RATE, NAME, "name", TEXT, N_ ("Name"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (TAX_RATE, RATE, "rate", RATE, N_ ("Rate"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (TAX_RATE, IS_DEFAULT, "is_default", BOOL, N_ ("Usual rate"), 0, REG_NOTHING, NULL) \
  F (TAX_RATE, POSITION, "position", INT, N_ ("Order"), 0, REG_NOTHING, NULL) \
  F (TAX_RATE, PARTS, "parts", TEXT, N_ ("Made up of"), 0, REG_NOTHING, NULL) \
  F (TAX_RATE, EXEMPT_REASON, "exempt_reason", TEXT, N_ ("Exempt because"), 0, REG_NOTHING, NULL)

#define REG_PRODUCT_FIELDS(F) \
  F (PRODUCT, CODE, "code", TEXT, N_ ("Code"), REG_FIELD_NUMBER | REG_FIELD_SEARCH, REG_NOTHING, "productid|code|sku|articlenumber|itemnumber|id|artikelnummer") \
  F (PRODUCT, NAME, "name", TEXT, N_ ("Name"), REG_FIELD_REQUIRED | REG_FIELD_SEARCH, REG_NOTHING, "productname|name|title|description|article|bezeichnung|omschrijving") \
  F (PRODUCT, CATEGORY, "category", TEXT, N_ ("Group"), 0, REG_NOTHING, "category|categoryname|group|productgroup|warengruppe") \
  F (PRODUCT, UNIT, "unit", TEXT, N_ ("Unit"), 0, REG_NOTHING, "quantityperunit|unit|einheit|eenheid") \
  F (PRODUCT, PRICE, "price", PRICE, N_ ("Price"), 0, REG_NOTHING, "unitprice|price|salesprice|listprice|preis|prijs") \
  F (PRODUCT, COST, "cost", PRICE, N_ ("Cost"), REG_FIELD_COST, REG_NOTHING, "cost|unitcost|costprice|purchaseprice|einkaufspreis|inkoopprijs") \
  F (PRODUCT, TAX_RATE_ID, "tax_rate_id", REF, N_ ("Tax"), 0, REG_REFERS (TAX_RATE), NULL) \
  F (PRODUCT, BARCODE, "barcode", TEXT, N_ ("Barcode"), REG_FIELD_NUMBER | REG_FIELD_SEARCH, REG_NOTHING, "barcode|ean|gtin|upc") \
  F (PRODUCT, SUPPLIER, "supplier", TEXT, N_ ("Supplier"), 0, REG_NOTHING, "supplier|vendor") \
  F (PRODUCT, STOCK, "stock", QUANTITY, N_ ("In stock"), 0, REG_NOTHING, "unitsinstock|stock|instock|qtyonhand") \
  F (PRODUCT, DISCONTINUED, "discontinued", BOOL, N_ ("No longer sold"), 0, REG_NOTHING, "discontinued|inactive") \
  F (PRODUCT, DESCRIPTION, "description", LONG_TEXT, N_ ("Description"), 0, REG_NOTHING, "longdescription|details|beschreibung|beschrijving") \
  F (PRODUCT, IMAGE_ID, "image_id", REF, N_ ("Picture"), 0, REG_REFERS (ATTACHMENT), NULL) \
  F (PRODUCT, VARIANT_OF, "variant_of", REF, N_ ("Variant of"), 0, REG_REFERS (PRODUCT), "variantof|parent|parentsku") \
  F (PRODUCT, VARIANT, "variant", TEXT, N_ ("Variant"), 0, REG_NOTHING, "variant|option|ausführung|uitvoering") \
  F (PRODUCT, SUPPLIER_CODE, "supplier_code", TEXT, N_ ("Code of the supplier"), 0, REG_NOTHING, "suppliercode|supplierreference|lieferantennummer") \
  F (PRODUCT, IS_BUNDLE, "is_bundle", BOOL, N_ ("Bundle"), 0, REG_NOTHING, NULL) \
  F (PRODUCT, PRICE_FROM_PARTS, "price_from_parts", BOOL, N_ ("Price is that of its parts"), 0, REG_NOTHING, NULL)

#define REG_QUOTATION_FIELDS(F) \
  F (QUOTATION, NUMBER, "number", TEXT, N_ ("Number"), REG_FIELD_COMMAND | REG_FIELD_NUMBER | REG_FIELD_SEARCH, REG_NOTHING, NULL) \
  F (QUOTATION, PARTY_ID, "party_id", REF, N_ ("Customer"), 0, REG_REFERS (PARTY), NULL) \
  F (QUOTATION, OPPORTUNITY_ID, "opportunity_id", REF, N_ ("Deal"), 0, REG_REFERS (OPPORTUNITY), NULL) \
  F (QUOTATION, OWNER_ID, "owner_id", REF, N_ ("Looked after by"), 0, REG_REFERS (STAFF), NULL) \
  F (QUOTATION, TITLE, "title", TEXT, N_ ("About"), REG_FIELD_SEARCH, REG_NOTHING, NULL) \
  F (QUOTATION, CURRENT_ID, "current_id", REF, N_ ("Current revision"), REG_FIELD_COMMAND, REG_REFERS (QUOTATION_REVISION), NULL) \
  F (QUOTATION, LOST_REASON, "lost_reason", TEXT, N_ ("Lost because"), 0, REG_NOTHING, NULL) \
  F (QUOTATION, COMPETITOR, "competitor", TEXT, N_ ("Lost to"), 0, REG_NOTHING, NULL) \
  F (QUOTATION, CLOSED_AT, "closed_at", INSTANT, N_ ("Closed"), REG_FIELD_COMMAND, REG_NOTHING, NULL) \
  F (QUOTATION, SALE_ID, "sale_id", REF, N_ ("Sale"), REG_FIELD_COMMAND, REG_REFERS (SALE), NULL) \
  F (QUOTATION, CAMPAIGN_ID, "campaign_id", REF, N_ ("Campaign"), 0, REG_REFERS (CAMPAIGN), NULL) \
  F (QUOTATION, COPIED_FROM, "copied_from", REF, N_ ("Copied from"), 0, REG_REFERS (QUOTATION), NULL)

#define REG_QUOTATION_REVISION_FIELDS(F) \
  F (QUOTATION_REVISION, QUOTATION_ID, "quotation_id", REF, N_ ("Quotation"), REG_FIELD_REQUIRED, REG_REFERS (QUOTATION), NULL) \
  F (QUOTATION_REVISION, REVISION, "revision", INT, N_ ("Revision"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (QUOTATION_REVISION, STATE, "state", ENUM, N_ ("State"), REG_FIELD_COMMAND, REG_VOCABULARY (quotation_state), NULL) \
  F (QUOTATION_REVISION, CURRENCY, "currency", TEXT, N_ ("Currency"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (QUOTATION_REVISION, ROUNDING, "rounding", ENUM, N_ ("Round"), 0, REG_VOCABULARY (rounding), NULL) \
  F (QUOTATION_REVISION, PRICE_ENTRY, "price_entry", ENUM, N_ ("Prices are entered"), 0, REG_VOCABULARY (price_entry), NULL) \
  F (QUOTATION_REVISION, DISCOUNT_KIND, "discount_kind", ENUM, N_ ("Discount"), 0, REG_VOCABULARY (discount_kind), NULL) \
  F (QUOTATION_REVISION, DISCOUNT_VALUE, "discount_value", INT, N_ ("Discount"), 0, REG_NOTHING, NULL) \
  F (QUOTATION_REVISION, CASH_ROUNDING, "cash_rounding", MONEY, N_ ("Cash rounding"), 0, REG_NOTHING, NULL) \
  F (QUOTATION_REVISION, ISSUED_ON, "issued_on", DATE, N_ ("Date"), 0, REG_NOTHING, NULL) \
  F (QUOTATION_REVISION, VALID_UNTIL, "valid_until", DATE, N_ ("Valid until"), 0, REG_NOTHING, NULL) \
  F (QUOTATION_REVISION, PAYMENT_DAYS, "payment_days", INT, N_ ("Days to pay"), 0, REG_NOTHING, NULL) \
  F (QUOTATION_REVISION, INTRO, "intro", LONG_TEXT, N_ ("Opening words"), 0, REG_NOTHING, NULL) \
  F (QUOTATION_REVISION, TERMS, "terms", LONG_TEXT, N_ ("Terms"), 0, REG_NOTHING, NULL) \
  F (QUOTATION_REVISION, LANGUAGE, "language", TEXT, N_ ("Language"), 0, REG_NOTHING, NULL) \
  F (QUOTATION_REVISION, CUSTOMER_LINES, "customer_lines", LONG_TEXT, N_ ("Addressed to"), REG_FIELD_PERSONAL, REG_NOTHING, NULL) \
  F (QUOTATION_REVISION, NET, "net", MONEY, N_ ("Net"), REG_FIELD_COMMAND, REG_NOTHING, NULL) \
  F (QUOTATION_REVISION, TAX, "tax", MONEY, N_ ("Tax"), REG_FIELD_COMMAND, REG_NOTHING, NULL) \
  F (QUOTATION_REVISION, GROSS, "gross", MONEY, N_ ("Total"), REG_FIELD_COMMAND, REG_NOTHING, NULL) \
  F (QUOTATION_REVISION, COST, "cost", MONEY, N_ ("Cost"), REG_FIELD_COMMAND | REG_FIELD_COST, REG_NOTHING, NULL) \
  F (QUOTATION_REVISION, ASKED_BY, "asked_by", REF, N_ ("Asked by"), REG_FIELD_COMMAND, REG_REFERS (STAFF), NULL) \
  F (QUOTATION_REVISION, ASKED_REASON, "asked_reason", LONG_TEXT, N_ ("Reason given"), REG_FIELD_COMMAND, REG_NOTHING, NULL) \
  F (QUOTATION_REVISION, ASKED_AT, "asked_at", INSTANT, N_ ("Asked"), REG_FIELD_COMMAND, REG_NOTHING, NULL) \
  F (QUOTATION_REVISION, DECIDED_AT, "decided_at", INSTANT, N_ ("Decided"), REG_FIELD_COMMAND, REG_NOTHING, NULL) \
  F (QUOTATION_REVISION, SENT_AT, "sent_at", INSTANT, N_ ("Sent"), REG_FIELD_COMMAND, REG_NOTHING, NULL) \
  F (QUOTATION_REVISION, CONTENT_HASH, "content_hash", BLOB, N_ ("Fingerprint"), REG_FIELD_COMMAND, REG_NOTHING, NULL) \
  F (QUOTATION_REVISION, LAYOUT, "layout", TEXT, N_ ("Layout"), 0, REG_NOTHING, NULL)

#define REG_QUOTATION_LINE_FIELDS(F) \
  F (QUOTATION_LINE, REVISION_ID, "revision_id", REF, N_ ("Revision"), REG_FIELD_REQUIRED, REG_REFERS (QUOTATION_REVISION), NULL) \
  F (QUOTATION_LINE, POSITION, "position", INT, N_ ("Order"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (QUOTATION_LINE, KIND, "kind", ENUM, N_ ("Kind"), 0, REG_VOCABULARY (line_kind), NULL) \
  F (QUOTATION_LINE, PRODUCT_ID, "product_id", REF, N_ ("Product"), 0, REG_REFERS (PRODUCT), NULL) \
  F (QUOTATION_LINE, CODE, "code", TEXT, N_ ("Code"), 0, REG_NOTHING, NULL) \
  F (QUOTATION_LINE, DESCRIPTION, "description", LONG_TEXT, N_ ("Description"), 0, REG_NOTHING, NULL) \
  F (QUOTATION_LINE, QUANTITY, "quantity", QUANTITY, N_ ("Quantity"), 0, REG_NOTHING, NULL) \
  F (QUOTATION_LINE, UNIT, "unit", TEXT, N_ ("Unit"), 0, REG_NOTHING, NULL) \
  F (QUOTATION_LINE, UNIT_PRICE, "unit_price", PRICE, N_ ("Price"), 0, REG_NOTHING, NULL) \
  F (QUOTATION_LINE, UNIT_COST, "unit_cost", PRICE, N_ ("Cost"), REG_FIELD_COST, REG_NOTHING, NULL) \
  F (QUOTATION_LINE, DISCOUNT_KIND, "discount_kind", ENUM, N_ ("Discount"), 0, REG_VOCABULARY (discount_kind), NULL) \
  F (QUOTATION_LINE, DISCOUNT_VALUE, "discount_value", INT, N_ ("Discount"), 0, REG_NOTHING, NULL) \
  F (QUOTATION_LINE, TAX_RATE, "tax_rate", RATE, N_ ("Tax"), 0, REG_NOTHING, NULL) \
  F (QUOTATION_LINE, CHOSEN, "chosen", BOOL, N_ ("Chosen"), 0, REG_NOTHING, NULL) \
  F (QUOTATION_LINE, NET, "net", MONEY, N_ ("Amount"), REG_FIELD_COMMAND, REG_NOTHING, NULL) \
  F (QUOTATION_LINE, ACCEPTED, "accepted", BOOL, N_ ("Accepted"), REG_FIELD_COMMAND, REG_NOTHING, NULL) \
  F (QUOTATION_LINE, TAX_PARTS, "tax_parts", TEXT, N_ ("Taxes"), 0, REG_NOTHING, NULL) \
  F (QUOTATION_LINE, EXEMPT_REASON, "exempt_reason", TEXT, N_ ("Exempt because"), 0, REG_NOTHING, NULL) \
  F (QUOTATION_LINE, PRICE_LIST_ID, "price_list_id", REF, N_ ("Price list"), 0, REG_REFERS (PRICE_LIST), NULL) \
  F (QUOTATION_LINE, WITH_IMAGE, "with_image", BOOL, N_ ("With its picture"), 0, REG_NOTHING, NULL)

#define REG_APPROVAL_RULE_FIELDS(F) \
  F (APPROVAL_RULE, CONDITION, "condition", ENUM, N_ ("When"), REG_FIELD_REQUIRED, REG_VOCABULARY (approval_condition), NULL) \
  F (APPROVAL_RULE, LIMIT_VALUE, "limit_value", INT, N_ ("Limit"), 0, REG_NOTHING, NULL) \
  F (APPROVAL_RULE, TEXT_VALUE, "text_value", TEXT, N_ ("Which"), 0, REG_NOTHING, NULL) \
  F (APPROVAL_RULE, ROLE, "role", ENUM, N_ ("Who approves"), 0, REG_VOCABULARY (role), NULL) \
  F (APPROVAL_RULE, STAFF_ID, "staff_id", REF, N_ ("Who approves"), 0, REG_REFERS (STAFF), NULL) \
  F (APPROVAL_RULE, LEVEL, "level", INT, N_ ("Level"), 0, REG_NOTHING, NULL) \
  F (APPROVAL_RULE, ALLOW_SELF, "allow_self", BOOL, N_ ("May approve their own"), 0, REG_NOTHING, NULL) \
  F (APPROVAL_RULE, ESCALATE_HOURS, "escalate_hours", INT, N_ ("Passed on after opening hours"), 0, REG_NOTHING, NULL) \
  F (APPROVAL_RULE, ACTIVE, "active", BOOL, N_ ("In force"), 0, REG_NOTHING, NULL)

#define REG_APPROVAL_STEP_FIELDS(F) \
  F (APPROVAL_STEP, REVISION_ID, "revision_id", REF, N_ ("Revision"), REG_FIELD_REQUIRED, REG_REFERS (QUOTATION_REVISION), NULL) \
  F (APPROVAL_STEP, LEVEL, "level", INT, N_ ("Level"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (APPROVAL_STEP, ROLE, "role", ENUM, N_ ("Who approves"), 0, REG_VOCABULARY (role), NULL) \
  F (APPROVAL_STEP, STAFF_ID, "staff_id", REF, N_ ("Who approves"), 0, REG_REFERS (STAFF), NULL) \
  F (APPROVAL_STEP, ALLOW_SELF, "allow_self", BOOL, N_ ("May approve their own"), 0, REG_NOTHING, NULL) \
  F (APPROVAL_STEP, STATE, "state", ENUM, N_ ("State"), 0, REG_VOCABULARY (approval_step_state), NULL) \
  F (APPROVAL_STEP, DECIDED_BY, "decided_by", REF, N_ ("Decided by"), 0, REG_REFERS (STAFF), NULL) \
  F (APPROVAL_STEP, DECIDED_AT, "decided_at", INSTANT, N_ ("Decided"), 0, REG_NOTHING, NULL)

#define REG_APPROVAL_EVENT_FIELDS(F) \
  F (APPROVAL_EVENT, SEQ, "seq", INT, N_ ("Number"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (APPROVAL_EVENT, QUOTATION_ID, "quotation_id", REF, N_ ("Quotation"), 0, REG_REFERS (QUOTATION), NULL) \
  F (APPROVAL_EVENT, REVISION_ID, "revision_id", REF, N_ ("Revision"), 0, REG_REFERS (QUOTATION_REVISION), NULL) \
  F (APPROVAL_EVENT, KIND, "kind", ENUM, N_ ("What"), REG_FIELD_REQUIRED, REG_VOCABULARY (approval_event_kind), NULL) \
  F (APPROVAL_EVENT, STAFF_ID, "staff_id", REF, N_ ("Who"), 0, REG_REFERS (STAFF), NULL) \
  F (APPROVAL_EVENT, AT, "at", INSTANT, N_ ("When"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (APPROVAL_EVENT, CONTENT_HASH, "content_hash", BLOB, N_ ("Fingerprint"), 0, REG_NOTHING, NULL) \
  F (APPROVAL_EVENT, LIMIT_VALUE, "limit_value", INT, N_ ("Limit"), 0, REG_NOTHING, NULL) \
  F (APPROVAL_EVENT, COMMENT, "comment", LONG_TEXT, N_ ("Comment"), 0, REG_NOTHING, NULL) \
  F (APPROVAL_EVENT, SELF_APPROVED, "self_approved", BOOL, N_ ("Approved their own"), 0, REG_NOTHING, NULL) \
  F (APPROVAL_EVENT, PREVIOUS_HASH, "previous_hash", BLOB, N_ ("Before"), 0, REG_NOTHING, NULL) \
  F (APPROVAL_EVENT, HASH, "hash", BLOB, N_ ("Seal"), 0, REG_NOTHING, NULL) \
  F (APPROVAL_EVENT, SIGNED_BY, "signed_by", BLOB, N_ ("Key"), 0, REG_NOTHING, NULL) \
  F (APPROVAL_EVENT, SIGNATURE, "signature", BLOB, N_ ("Signature"), 0, REG_NOTHING, NULL)

#define REG_SALE_FIELDS(F) \
  F (SALE, NUMBER, "number", TEXT, N_ ("Number"), REG_FIELD_NUMBER | REG_FIELD_SEARCH, REG_NOTHING, "orderid|ordernumber|salenumber|invoicenumber|number|id") \
  F (SALE, PARTY_ID, "party_id", REF, N_ ("Customer"), 0, REG_REFERS (PARTY), "customerid|customernumber|customer|code") \
  F (SALE, STAFF_ID, "staff_id", REF, N_ ("Sold by"), 0, REG_REFERS (STAFF), "employeeid|staffid|salesperson") \
  F (SALE, SOLD_ON, "sold_on", DATE, N_ ("Date"), REG_FIELD_REQUIRED, REG_NOTHING, "orderdate|date|saledate|soldon|invoicedate|datum") \
  F (SALE, CURRENCY, "currency", TEXT, N_ ("Currency"), 0, REG_NOTHING, "currency") \
  F (SALE, NET, "net", MONEY, N_ ("Net"), 0, REG_NOTHING, NULL) \
  F (SALE, TAX, "tax", MONEY, N_ ("Tax"), 0, REG_NOTHING, NULL) \
  F (SALE, GROSS, "gross", MONEY, N_ ("Total"), 0, REG_NOTHING, NULL) \
  F (SALE, COST, "cost", MONEY, N_ ("Cost"), REG_FIELD_COST, REG_NOTHING, NULL) \
  F (SALE, FREIGHT, "freight", MONEY, N_ ("Delivery"), 0, REG_NOTHING, "freight|shipping|delivery") \
  F (SALE, QUOTATION_ID, "quotation_id", REF, N_ ("Quotation"), 0, REG_REFERS (QUOTATION), NULL) \
  F (SALE, STATE, "state", ENUM, N_ ("State"), 0, REG_VOCABULARY (sale_state), NULL) \
  F (SALE, SHIPPED_ON, "shipped_on", DATE, N_ ("Shipped"), 0, REG_NOTHING, "shippeddate|shippedon") \
  F (SALE, NOTE, "note", LONG_TEXT, N_ ("Note"), 0, REG_NOTHING, "note|notes") \
  F (SALE, DUE_ON, "due_on", DATE, N_ ("To be paid by"), 0, REG_NOTHING, "duedate|dueon|faelligam|vervaldatum") \
  F (SALE, PAID, "paid", MONEY, N_ ("Paid"), 0, REG_NOTHING, "paid|amountpaid|bezahlt|betaald") \
  F (SALE, PAID_ON, "paid_on", DATE, N_ ("Paid on"), 0, REG_NOTHING, "paiddate|paidon|paymentdate")

#define REG_SALE_LINE_FIELDS(F) \
  F (SALE_LINE, SALE_ID, "sale_id", REF, N_ ("Sale"), REG_FIELD_REQUIRED, REG_REFERS (SALE), "orderid|ordernumber|salenumber|invoicenumber|number") \
  F (SALE_LINE, POSITION, "position", INT, N_ ("Order"), 0, REG_NOTHING, NULL) \
  F (SALE_LINE, PRODUCT_ID, "product_id", REF, N_ ("Product"), 0, REG_REFERS (PRODUCT), "productid|sku|productcode|code|article") \
  F (SALE_LINE, DESCRIPTION, "description", TEXT, N_ ("Description"), 0, REG_NOTHING, "description|productname") \
  F (SALE_LINE, QUANTITY, "quantity", QUANTITY, N_ ("Quantity"), 0, REG_NOTHING, "quantity|qty|menge|aantal") \
  F (SALE_LINE, UNIT_PRICE, "unit_price", PRICE, N_ ("Price"), 0, REG_NOTHING, "unitprice|price|preis|prijs") \
  F (SALE_LINE, DISCOUNT, "discount", RATE, N_ ("Discount"), 0, REG_NOTHING, "discount|rabatt|korting") \
  F (SALE_LINE, TAX_RATE, "tax_rate", RATE, N_ ("Tax"), 0, REG_NOTHING, "tax|taxrate|vat") \
  F (SALE_LINE, NET, "net", MONEY, N_ ("Amount"), 0, REG_NOTHING, NULL) \
  F (SALE_LINE, TAX, "tax", MONEY, N_ ("Tax"), 0, REG_NOTHING, NULL) \
  F (SALE_LINE, COST, "cost", MONEY, N_ ("Cost"), REG_FIELD_COST, REG_NOTHING, NULL) \
  F (SALE_LINE, TAX_PARTS, "tax_parts", TEXT, N_ ("Taxes"), 0, REG_NOTHING, NULL) \
  F (SALE_LINE, EXEMPT_REASON, "exempt_reason", TEXT, N_ ("Exempt because"), 0, REG_NOTHING, NULL)

#define REG_COMPLAINT_FIELDS(F) \
  F (COMPLAINT, NUMBER, "number", TEXT, N_ ("Number"), REG_FIELD_COMMAND | REG_FIELD_NUMBER | REG_FIELD_SEARCH, REG_NOTHING, NULL) \
  F (COMPLAINT, PARTY_ID, "party_id", REF, N_ ("Customer"), REG_FIELD_REQUIRED, REG_REFERS (PARTY), NULL) \
  F (COMPLAINT, SALE_ID, "sale_id", REF, N_ ("Sale"), 0, REG_REFERS (SALE), NULL) \
  F (COMPLAINT, PRODUCT_ID, "product_id", REF, N_ ("Product"), 0, REG_REFERS (PRODUCT), NULL) \
  F (COMPLAINT, CHANNEL, "channel", ENUM, N_ ("How it came"), 0, REG_VOCABULARY (channel), NULL) \
  F (COMPLAINT, CATEGORY, "category", TEXT, N_ ("About what"), 0, REG_NOTHING, NULL) \
  F (COMPLAINT, SEVERITY, "severity", ENUM, N_ ("Severity"), 0, REG_VOCABULARY (severity), NULL) \
  F (COMPLAINT, SUBJECT, "subject", TEXT, N_ ("In a few words"), REG_FIELD_REQUIRED | REG_FIELD_SEARCH, REG_NOTHING, NULL) \
  F (COMPLAINT, STORY, "story", LONG_TEXT, N_ ("Story"), REG_FIELD_PERSONAL, REG_NOTHING, NULL) \
  F (COMPLAINT, STATE, "state", ENUM, N_ ("State"), REG_FIELD_COMMAND, REG_VOCABULARY (complaint_state), NULL) \
  F (COMPLAINT, OWNER_ID, "owner_id", REF, N_ ("Looked after by"), 0, REG_REFERS (STAFF), NULL) \
  F (COMPLAINT, TAKEN_BY, "taken_by", REF, N_ ("Taken by"), 0, REG_REFERS (STAFF), NULL) \
  F (COMPLAINT, REPORTED_AT, "reported_at", INSTANT, N_ ("Reported"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (COMPLAINT, ANSWERED_AT, "answered_at", INSTANT, N_ ("First answer"), REG_FIELD_COMMAND, REG_NOTHING, NULL) \
  F (COMPLAINT, RESOLVED_AT, "resolved_at", INSTANT, N_ ("Resolved"), REG_FIELD_COMMAND, REG_NOTHING, NULL) \
  F (COMPLAINT, CAUSE, "cause", TEXT, N_ ("Cause"), 0, REG_NOTHING, NULL) \
  F (COMPLAINT, CORRECTION, "correction", TEXT, N_ ("So it does not come back"), 0, REG_NOTHING, NULL) \
  F (COMPLAINT, OUTCOME, "outcome", TEXT, N_ ("Outcome"), 0, REG_NOTHING, NULL) \
  F (COMPLAINT, ANSWER_MINUTES, "answer_minutes", INT, N_ ("Answer within"), 0, REG_NOTHING, NULL) \
  F (COMPLAINT, RESOLVE_MINUTES, "resolve_minutes", INT, N_ ("Resolve within"), 0, REG_NOTHING, NULL) \
  F (COMPLAINT, REOPENED, "reopened", INT, N_ ("Opened again"), REG_FIELD_COMMAND, REG_NOTHING, NULL)

#define REG_COMPLAINT_EVENT_FIELDS(F) \
  F (COMPLAINT_EVENT, COMPLAINT_ID, "complaint_id", REF, N_ ("Complaint"), REG_FIELD_REQUIRED, REG_REFERS (COMPLAINT), NULL) \
  F (COMPLAINT_EVENT, KIND, "kind", ENUM, N_ ("What"), REG_FIELD_REQUIRED, REG_VOCABULARY (complaint_event_kind), NULL) \
  F (COMPLAINT_EVENT, AT, "at", INSTANT, N_ ("When"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (COMPLAINT_EVENT, STAFF_ID, "staff_id", REF, N_ ("Who"), 0, REG_REFERS (STAFF), NULL) \
  F (COMPLAINT_EVENT, TEXT, "text", LONG_TEXT, N_ ("What was said or done"), REG_FIELD_PERSONAL, REG_NOTHING, NULL) \
  F (COMPLAINT_EVENT, AMOUNT, "amount", MONEY, N_ ("Cost to us"), 0, REG_NOTHING, NULL)

#define REG_COMPLAINT_TARGET_FIELDS(F) \
  F (COMPLAINT_TARGET, SEVERITY, "severity", ENUM, N_ ("Severity"), REG_FIELD_REQUIRED, REG_VOCABULARY (severity), NULL) \
  F (COMPLAINT_TARGET, ANSWER_MINUTES, "answer_minutes", INT, N_ ("Answer within"), 0, REG_NOTHING, NULL) \
  F (COMPLAINT_TARGET, RESOLVE_MINUTES, "resolve_minutes", INT, N_ ("Resolve within"), 0, REG_NOTHING, NULL)

#define REG_OPENING_HOURS_FIELDS(F) \
  F (OPENING_HOURS, WEEKDAY, "weekday", INT, N_ ("Day"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (OPENING_HOURS, OPENS, "opens", INT, N_ ("Opens"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (OPENING_HOURS, CLOSES, "closes", INT, N_ ("Closes"), REG_FIELD_REQUIRED, REG_NOTHING, NULL)

#define REG_HOLIDAY_FIELDS(F) \
  F (HOLIDAY, DAY, "day", DATE, N_ ("Day"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (HOLIDAY, NAME, "name", TEXT, N_ ("Name"), 0, REG_NOTHING, NULL)

#define REG_DOCUMENT_SERIES_FIELDS(F) \
  F (DOCUMENT_SERIES, KIND, "kind", TEXT, N_ ("For"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (DOCUMENT_SERIES, PATTERN, "pattern", TEXT, N_ ("Looks like"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (DOCUMENT_SERIES, YEAR, "year", INT, N_ ("Year"), REG_FIELD_COMMAND, REG_NOTHING, NULL) \
  F (DOCUMENT_SERIES, NEXT_NUMBER, "next_number", INT, N_ ("Next"), REG_FIELD_COMMAND, REG_NOTHING, NULL)

#define REG_ATTACHMENT_FIELDS(F) \
  F (ATTACHMENT, HASH, "hash", BLOB, N_ ("Fingerprint"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (ATTACHMENT, MEDIA_TYPE, "media_type", TEXT, N_ ("Kind"), 0, REG_NOTHING, NULL) \
  F (ATTACHMENT, NAME, "name", TEXT, N_ ("Name"), 0, REG_NOTHING, NULL) \
  F (ATTACHMENT, DATA, "data", BLOB, N_ ("Data"), REG_FIELD_PERSONAL, REG_NOTHING, NULL)

/* Two customers of whom somebody said that they are not the same; the lesser id stands first. */
#define REG_PARTY_APART_FIELDS(F) \
  F (PARTY_APART, FIRST_ID, "first_id", REF, N_ ("Customer"), REG_FIELD_REQUIRED, REG_REFERS (PARTY), NULL) \
  F (PARTY_APART, SECOND_ID, "second_id", REF, N_ ("Customer"), REG_FIELD_REQUIRED, REG_REFERS (PARTY), NULL)

#define REG_CONTACT_RULE_FIELDS(F) \
  F (CONTACT_RULE, CUSTOMER_CLASS, "customer_class", TEXT, N_ ("Class"), 0, REG_NOTHING, NULL) \
  F (CONTACT_RULE, RHYTHM, "rhythm", ENUM, N_ ("Keep in touch"), REG_FIELD_REQUIRED, REG_VOCABULARY (repeat), NULL) \
  F (CONTACT_RULE, MAKES_TASKS, "makes_tasks", BOOL, N_ ("Make tasks"), 0, REG_NOTHING, NULL)

/* What a customer said about being contacted, once; the newest answer counts, the others prove it. */
#define REG_CONSENT_FIELDS(F) \
  F (CONSENT, PARTY_ID, "party_id", REF, N_ ("Customer"), REG_FIELD_REQUIRED, REG_REFERS (PARTY), NULL) \
  F (CONSENT, PURPOSE, "purpose", ENUM, N_ ("About what"), REG_FIELD_REQUIRED, REG_VOCABULARY (consent_purpose), NULL) \
  F (CONSENT, CHANNEL, "channel", ENUM, N_ ("By"), REG_FIELD_REQUIRED, REG_VOCABULARY (consent_channel), NULL) \
  F (CONSENT, ANSWER, "answer", ENUM, N_ ("Answer"), REG_FIELD_REQUIRED, REG_VOCABULARY (consent_answer), NULL) \
  F (CONSENT, ANSWERED_ON, "answered_on", DATE, N_ ("Said on"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (CONSENT, SOURCE, "source", TEXT, N_ ("How we know"), REG_FIELD_PERSONAL, REG_NOTHING, NULL) \
  F (CONSENT, STAFF_ID, "staff_id", REF, N_ ("Who"), 0, REG_REFERS (STAFF), NULL)

/* Customers chosen by conditions, in the text of reg-segment.h. */
#define REG_SEGMENT_FIELDS(F) \
  F (SEGMENT, NAME, "name", TEXT, N_ ("Name"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (SEGMENT, CONDITIONS, "conditions", LONG_TEXT, N_ ("Conditions"), REG_FIELD_REQUIRED, REG_NOTHING, NULL)

/* Something that left the book: who took it out, when, what, how much of it and where to. */
#define REG_EXPORT_ENTRY_FIELDS(F) \
  F (EXPORT_ENTRY, AT, "at", INSTANT, N_ ("When"), REG_FIELD_REQUIRED | REG_FIELD_COMMAND, REG_NOTHING, NULL) \
  F (EXPORT_ENTRY, STAFF_ID, "staff_id", REF, N_ ("Who"), REG_FIELD_COMMAND, REG_REFERS (STAFF), NULL) \
  F (EXPORT_ENTRY, WHAT, "what", ENUM, N_ ("What"), REG_FIELD_REQUIRED | REG_FIELD_COMMAND, REG_VOCABULARY (export_what), NULL) \
  F (EXPORT_ENTRY, FORM, "form", TEXT, N_ ("As"), REG_FIELD_REQUIRED | REG_FIELD_COMMAND, REG_NOTHING, NULL) \
  F (EXPORT_ENTRY, COUNT, "n_records", INT, N_ ("How many"), REG_FIELD_REQUIRED | REG_FIELD_COMMAND, REG_NOTHING, NULL) \
  F (EXPORT_ENTRY, PLACE, "place", TEXT, N_ ("Where to"), REG_FIELD_COMMAND, REG_NOTHING, NULL) \
  F (EXPORT_ENTRY, PARTY_ID, "party_id", REF, N_ ("Customer"), REG_FIELD_COMMAND, REG_REFERS (PARTY), NULL)

/* Something a customer has from us, or an agreement that runs. */
#define REG_HOLDING_FIELDS(F) \
  F (HOLDING, PARTY_ID, "party_id", REF, N_ ("Customer"), REG_FIELD_REQUIRED, REG_REFERS (PARTY), NULL) \
  F (HOLDING, KIND, "kind", ENUM, N_ ("Kind"), 0, REG_VOCABULARY (holding_kind), NULL) \
  F (HOLDING, PRODUCT_ID, "product_id", REF, N_ ("Product"), 0, REG_REFERS (PRODUCT), NULL) \
  F (HOLDING, NAME, "name", TEXT, N_ ("What"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (HOLDING, VERSION, "version", TEXT, N_ ("Version or model"), 0, REG_NOTHING, NULL) \
  F (HOLDING, SERIAL, "serial", TEXT, N_ ("Serial number"), REG_FIELD_PERSONAL, REG_NOTHING, NULL) \
  F (HOLDING, SINCE, "since", DATE, N_ ("Since"), 0, REG_NOTHING, NULL) \
  F (HOLDING, UNTIL, "until", DATE, N_ ("Until"), 0, REG_NOTHING, NULL) \
  F (HOLDING, SALE_ID, "sale_id", REF, N_ ("Sale"), 0, REG_REFERS (SALE), NULL) \
  F (HOLDING, NOTE, "note", LONG_TEXT, N_ ("Note"), REG_FIELD_PERSONAL, REG_NOTHING, NULL) \
  F (HOLDING, ATTACHMENT_ID, "attachment_id", REF, N_ ("Paper"), REG_FIELD_PERSONAL, REG_REFERS (ATTACHMENT), NULL) \
  F (HOLDING, SIGNED_ON, "signed_on", DATE, N_ ("Signed on"), 0, REG_NOTHING, NULL) \
  F (HOLDING, NOTICE_DAYS, "notice_days", INT, N_ ("Days of notice"), 0, REG_NOTHING, NULL) \
  F (HOLDING, AMOUNT, "amount", MONEY, N_ ("Amount a year"), 0, REG_NOTHING, NULL)

/* A rung a person gave or took away, whatever the rules say; the newest counts, an empty one leaves it to
 * the rules again. */
#define REG_RUNG_MARK_FIELDS(F) \
  F (RUNG_MARK, PARTY_ID, "party_id", REF, N_ ("Customer"), REG_FIELD_REQUIRED, REG_REFERS (PARTY), NULL) \
  F (RUNG_MARK, RUNG, "rung", ENUM, N_ ("Kind of customer"), 0, REG_VOCABULARY (rung), NULL) \
  F (RUNG_MARK, SET_ON, "set_on", DATE, N_ ("Since"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (RUNG_MARK, REASON, "reason", TEXT, N_ ("Why"), REG_FIELD_PERSONAL, REG_NOTHING, NULL) \
  F (RUNG_MARK, STAFF_ID, "staff_id", REF, N_ ("Who"), 0, REG_REFERS (STAFF), NULL)

/* A field of which the customer said that it is still right. FIELD is the column of the customer; of a contact
 * detail the detail is named instead. */
#define REG_CONFIRMATION_FIELDS(F) \
  F (CONFIRMATION, PARTY_ID, "party_id", REF, N_ ("Customer"), REG_FIELD_REQUIRED, REG_REFERS (PARTY), NULL) \
  F (CONFIRMATION, FIELD, "field", TEXT, N_ ("What"), 0, REG_NOTHING, NULL) \
  F (CONFIRMATION, CONTACT_POINT_ID, "contact_point_id", REF, N_ ("Contact detail"), 0, REG_REFERS (CONTACT_POINT), NULL) \
  F (CONFIRMATION, CONFIRMED_ON, "confirmed_on", DATE, N_ ("Confirmed on"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (CONFIRMATION, STAFF_ID, "staff_id", REF, N_ ("Who"), 0, REG_REFERS (STAFF), NULL)

/* Why something is kept about people, and how long it may be believed. */
#define REG_FIELD_RULE_FIELDS(F) \
  F (FIELD_RULE, FIELD, "field", TEXT, N_ ("What"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (FIELD_RULE, PURPOSE, "purpose", TEXT, N_ ("What for"), 0, REG_NOTHING, NULL) \
  F (FIELD_RULE, BASIS, "basis", ENUM, N_ ("Why we may"), 0, REG_VOCABULARY (legal_basis), NULL) \
  F (FIELD_RULE, VALID_DAYS, "valid_days", INT, N_ ("Ask again after days"), 0, REG_NOTHING, NULL) \
  F (FIELD_RULE, UNUSED, "unused", BOOL, N_ ("Not kept here"), 0, REG_NOTHING, NULL)

/* A question worth asking customers, and what the answer is used for. */
#define REG_QUESTION_FIELDS(F) \
  F (QUESTION, TEXT, "text", TEXT, N_ ("Question"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (QUESTION, KIND, "kind", ENUM, N_ ("Answered"), 0, REG_VOCABULARY (question_kind), NULL) \
  F (QUESTION, CHOICES, "choices", LONG_TEXT, N_ ("Answers to choose from"), 0, REG_NOTHING, NULL) \
  F (QUESTION, PURPOSE, "purpose", TEXT, N_ ("What we use it for"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (QUESTION, BENEFIT, "benefit", TEXT, N_ ("What the customer has of it"), 0, REG_NOTHING, NULL) \
  F (QUESTION, ELSEWHERE, "elsewhere", TEXT, N_ ("Can be looked up at"), 0, REG_NOTHING, NULL) \
  F (QUESTION, OWNER_ID, "owner_id", REF, N_ ("Looked after by"), 0, REG_REFERS (STAFF), NULL) \
  F (QUESTION, BASIS, "basis", ENUM, N_ ("Why we may"), 0, REG_VOCABULARY (legal_basis), NULL) \
  F (QUESTION, VALID_DAYS, "valid_days", INT, N_ ("Ask again after days"), 0, REG_NOTHING, NULL) \
  F (QUESTION, USE_BY, "use_by", DATE, N_ ("Used until"), 0, REG_NOTHING, NULL) \
  F (QUESTION, RETIRED_ON, "retired_on", DATE, N_ ("Not asked since"), 0, REG_NOTHING, NULL) \
  F (QUESTION, POSITION, "position", INT, N_ ("Order"), 0, REG_NOTHING, NULL)

/* What a customer answered, or said of their own accord: then TOPIC takes the place of the question. The newest
 * counts, the others stay. */
#define REG_ANSWER_FIELDS(F) \
  F (ANSWER, PARTY_ID, "party_id", REF, N_ ("Customer"), REG_FIELD_REQUIRED, REG_REFERS (PARTY), NULL) \
  F (ANSWER, QUESTION_ID, "question_id", REF, N_ ("Question"), 0, REG_REFERS (QUESTION), NULL) \
  F (ANSWER, TOPIC, "topic", TEXT, N_ ("About"), REG_FIELD_PERSONAL, REG_NOTHING, NULL) \
  F (ANSWER, VALUE, "value", TEXT, N_ ("Answer"), REG_FIELD_PERSONAL, REG_NOTHING, NULL) \
  F (ANSWER, DECLINED, "declined", BOOL, N_ ("Would rather not say"), 0, REG_NOTHING, NULL) \
  F (ANSWER, ANSWERED_ON, "answered_on", DATE, N_ ("Said on"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (ANSWER, STAFF_ID, "staff_id", REF, N_ ("Who"), 0, REG_REFERS (STAFF), NULL)

/* Days on which somebody is not there, and who takes their place. */
#define REG_ABSENCE_FIELDS(F) \
  F (ABSENCE, STAFF_ID, "staff_id", REF, N_ ("Who"), REG_FIELD_REQUIRED, REG_REFERS (STAFF), NULL) \
  F (ABSENCE, FIRST_DAY, "first_day", DATE, N_ ("From"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (ABSENCE, LAST_DAY, "last_day", DATE, N_ ("Until"), 0, REG_NOTHING, NULL) \
  F (ABSENCE, STAND_IN, "stand_in", REF, N_ ("Stand-in"), 0, REG_REFERS (STAFF), NULL) \
  F (ABSENCE, REASON, "reason", TEXT, N_ ("Why"), REG_FIELD_PERSONAL, REG_NOTHING, NULL)

/* Something the next person at the counter has to know. */
#define REG_SHIFT_NOTE_FIELDS(F) \
  F (SHIFT_NOTE, TEXT, "text", LONG_TEXT, N_ ("What"), REG_FIELD_REQUIRED | REG_FIELD_PERSONAL, REG_NOTHING, NULL) \
  F (SHIFT_NOTE, AT, "at", INSTANT, N_ ("When"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (SHIFT_NOTE, STAFF_ID, "staff_id", REF, N_ ("Who"), 0, REG_REFERS (STAFF), NULL) \
  F (SHIFT_NOTE, PARTY_ID, "party_id", REF, N_ ("Customer"), 0, REG_REFERS (PARTY), NULL) \
  F (SHIFT_NOTE, DONE_AT, "done_at", INSTANT, N_ ("Done"), 0, REG_NOTHING, NULL) \
  F (SHIFT_NOTE, DONE_BY, "done_by", REF, N_ ("Done by"), 0, REG_REFERS (STAFF), NULL)

/* What somebody who sells well does, written down for the others. FIELD is what the counter card shows
 * because of it: a column of the customer. */
#define REG_PLAY_FIELDS(F) \
  F (PLAY, TITLE, "title", TEXT, N_ ("In a few words"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (PLAY, LEARNT_FROM, "learnt_from", REF, N_ ("Learnt from"), 0, REG_REFERS (STAFF), NULL) \
  F (PLAY, SITUATION, "situation", TEXT, N_ ("When"), 0, REG_NOTHING, NULL) \
  F (PLAY, WHAT, "what", LONG_TEXT, N_ ("What they do"), 0, REG_NOTHING, NULL) \
  F (PLAY, WHY, "why", LONG_TEXT, N_ ("Why it works"), 0, REG_NOTHING, NULL) \
  F (PLAY, FIELD, "field", TEXT, N_ ("What they look at"), 0, REG_NOTHING, NULL) \
  F (PLAY, QUESTION_ID, "question_id", REF, N_ ("What they ask"), 0, REG_REFERS (QUESTION), NULL) \
  F (PLAY, POSITION, "position", INT, N_ ("Order"), 0, REG_NOTHING, NULL)

/* Steps that come up again and again, a line each, to be put into a task. */
#define REG_CHECKLIST_FIELDS(F) \
  F (CHECKLIST, NAME, "name", TEXT, N_ ("Name"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (CHECKLIST, STEPS, "steps", LONG_TEXT, N_ ("Steps"), REG_FIELD_REQUIRED, REG_NOTHING, NULL) \
  F (CHECKLIST, POSITION, "position", INT, N_ ("Order"), 0, REG_NOTHING, NULL)

#define REG_ENTITIES(E) \
  E (FIRM, "firm", N_ ("Firm"), REGISTER, 0) \
  E (STAFF, "staff", N_ ("Staff"), REGISTER, 0) \
  E (PARTY, "party", N_ ("Customer"), REGISTER, 0) \
  E (CONTACT_POINT, "contact_point", N_ ("Contact detail"), REGISTER, 0) \
  E (PARTY_LINK, "party_link", N_ ("Relation"), REGISTER, 0) \
  E (TOUCHPOINT, "touchpoint", N_ ("Contact"), LEDGER, 0) \
  E (TASK, "task", N_ ("Task"), REGISTER, 0) \
  E (STAGE, "stage", N_ ("Stage"), REGISTER, 0) \
  E (OPPORTUNITY, "opportunity", N_ ("Deal"), REGISTER, 0) \
  E (TAX_RATE, "tax_rate", N_ ("Tax rate"), REGISTER, 0) \
  E (PRODUCT, "product", N_ ("Product"), REGISTER, 0) \
  E (QUOTATION, "quotation", N_ ("Quotation"), REGISTER, 0) \
  E (QUOTATION_REVISION, "quotation_revision", N_ ("Revision"), COMMAND, 0) \
  E (QUOTATION_LINE, "quotation_line", N_ ("Line"), REGISTER, 0) \
  E (APPROVAL_RULE, "approval_rule", N_ ("Approval rule"), REGISTER, 0) \
  E (APPROVAL_STEP, "approval_step", N_ ("Approval step"), COMMAND, 0) \
  E (APPROVAL_EVENT, "approval_event", N_ ("Approval entry"), LEDGER, REG_ENTITY_APPEND_ONLY) \
  E (SALE, "sale", N_ ("Sale"), LEDGER, 0) \
  E (SALE_LINE, "sale_line", N_ ("Sale line"), LEDGER, 0) \
  E (COMPLAINT, "complaint", N_ ("Complaint"), COMMAND, 0) \
  E (COMPLAINT_EVENT, "complaint_event", N_ ("Complaint entry"), LEDGER, 0) \
  E (COMPLAINT_TARGET, "complaint_target", N_ ("Complaint target"), REGISTER, 0) \
  E (OPENING_HOURS, "opening_hours", N_ ("Opening hours"), REGISTER, 0) \
  E (HOLIDAY, "holiday", N_ ("Closed day"), REGISTER, 0) \
  E (DOCUMENT_SERIES, "document_series", N_ ("Numbering"), COMMAND, 0) \
  E (ATTACHMENT, "attachment", N_ ("Attachment"), REGISTER, 0) \
  E (PARTY_APART, "party_apart", N_ ("Not the same"), REGISTER, 0) \
  E (CONTACT_RULE, "contact_rule", N_ ("Contact rule"), REGISTER, 0) \
  E (CONSENT, "consent", N_ ("Consent"), LEDGER, 0) \
  E (SEGMENT, "segment", N_ ("Segment"), REGISTER, 0) \
  E (EXPORT_ENTRY, "export_entry", N_ ("Export"), LEDGER, 0) \
  E (HOLDING, "holding", N_ ("Holding"), REGISTER, 0) \
  E (RUNG_MARK, "rung_mark", N_ ("Place on the ladder"), LEDGER, 0) \
  E (CONFIRMATION, "confirmation", N_ ("Still right"), LEDGER, 0) \
  E (FIELD_RULE, "field_rule", N_ ("Purpose of a field"), REGISTER, 0) \
  E (QUESTION, "question", N_ ("Question"), REGISTER, 0) \
  E (ANSWER, "answer", N_ ("Answer"), LEDGER, 0) \
  E (ABSENCE, "absence", N_ ("Absence"), REGISTER, 0) \
  E (SHIFT_NOTE, "shift_note", N_ ("Note for the next shift"), REGISTER, 0) \
  E (PLAY, "play", N_ ("Play"), REGISTER, 0) \
  E (CHECKLIST, "checklist", N_ ("Checklist"), REGISTER, 0) \
  E (CAMPAIGN, "campaign", N_ ("Campaign"), REGISTER, 0) \
  E (PRICE_LIST, "price_list", N_ ("Price list"), REGISTER, 0) \
  E (PRICE_ITEM, "price_item", N_ ("Price in a list"), REGISTER, 0) \
  E (QUOTATION_TEMPLATE, "quotation_template", N_ ("Template"), REGISTER, 0) \
  E (TEMPLATE_LINE, "template_line", N_ ("Line of a template"), REGISTER, 0) \
  E (BUNDLE_PART, "bundle_part", N_ ("Part of a bundle"), REGISTER, 0) \
  E (GUIDE, "guide", N_ ("Guide"), REGISTER, 0) \
  E (GUIDE_STEP, "guide_step", N_ ("Step of a guide"), REGISTER, 0) \
  E (MATERIAL, "material", N_ ("Brochure or sample"), REGISTER, 0) \
  E (MATERIAL_REQUEST, "material_request", N_ ("Brochure or sample sent"), REGISTER, 0) \
  E (APPROVAL_KEY, "approval_key", N_ ("Computer of an approver"), COMMAND, 0) \
  E (QUOTATION_FILE, "quotation_file", N_ ("File of a quotation"), REGISTER, 0)

/* clang-format on */

typedef enum
{
  REG_ENTITY_NONE,
#define REG_ENTITY_ENUM(CODE, table, label, sharing, flags) REG_ENTITY_##CODE,
  REG_ENTITIES (REG_ENTITY_ENUM)
#undef REG_ENTITY_ENUM
      REG_N_ENTITIES
} RegEntityId;

#define REG_FIELD_ENUM(E, FIELD, column, type, label, flags, extra, names) REG_##E##_##FIELD,
enum
{
  REG_FIRM_FIELDS (REG_FIELD_ENUM) REG_FIRM_N_FIELDS
};
enum
{
  REG_STAFF_FIELDS (REG_FIELD_ENUM) REG_STAFF_N_FIELDS
};
enum
{
  REG_PARTY_FIELDS (REG_FIELD_ENUM) REG_PARTY_N_FIELDS
};
enum
{
  REG_CONTACT_POINT_FIELDS (REG_FIELD_ENUM) REG_CONTACT_POINT_N_FIELDS
};
enum
{
  REG_PARTY_LINK_FIELDS (REG_FIELD_ENUM) REG_PARTY_LINK_N_FIELDS
};
enum
{
  REG_TOUCHPOINT_FIELDS (REG_FIELD_ENUM) REG_TOUCHPOINT_N_FIELDS
};
enum
{
  REG_TASK_FIELDS (REG_FIELD_ENUM) REG_TASK_N_FIELDS
};
enum
{
  REG_STAGE_FIELDS (REG_FIELD_ENUM) REG_STAGE_N_FIELDS
};
enum
{
  REG_OPPORTUNITY_FIELDS (REG_FIELD_ENUM) REG_OPPORTUNITY_N_FIELDS
};
enum
{
  REG_TAX_RATE_FIELDS (REG_FIELD_ENUM) REG_TAX_RATE_N_FIELDS
};
enum
{
  REG_PRODUCT_FIELDS (REG_FIELD_ENUM) REG_PRODUCT_N_FIELDS
};
enum
{
  REG_QUOTATION_FIELDS (REG_FIELD_ENUM) REG_QUOTATION_N_FIELDS
};
enum
{
  REG_QUOTATION_REVISION_FIELDS (REG_FIELD_ENUM) REG_QUOTATION_REVISION_N_FIELDS
};
enum
{
  REG_QUOTATION_LINE_FIELDS (REG_FIELD_ENUM) REG_QUOTATION_LINE_N_FIELDS
};
enum
{
  REG_APPROVAL_RULE_FIELDS (REG_FIELD_ENUM) REG_APPROVAL_RULE_N_FIELDS
};
enum
{
  REG_APPROVAL_STEP_FIELDS (REG_FIELD_ENUM) REG_APPROVAL_STEP_N_FIELDS
};
enum
{
  REG_APPROVAL_EVENT_FIELDS (REG_FIELD_ENUM) REG_APPROVAL_EVENT_N_FIELDS
};
enum
{
  REG_SALE_FIELDS (REG_FIELD_ENUM) REG_SALE_N_FIELDS
};
enum
{
  REG_SALE_LINE_FIELDS (REG_FIELD_ENUM) REG_SALE_LINE_N_FIELDS
};
enum
{
  REG_COMPLAINT_FIELDS (REG_FIELD_ENUM) REG_COMPLAINT_N_FIELDS
};
enum
{
  REG_COMPLAINT_EVENT_FIELDS (REG_FIELD_ENUM) REG_COMPLAINT_EVENT_N_FIELDS
};
enum
{
  REG_COMPLAINT_TARGET_FIELDS (REG_FIELD_ENUM) REG_COMPLAINT_TARGET_N_FIELDS
};
enum
{
  REG_OPENING_HOURS_FIELDS (REG_FIELD_ENUM) REG_OPENING_HOURS_N_FIELDS
};
enum
{
  REG_HOLIDAY_FIELDS (REG_FIELD_ENUM) REG_HOLIDAY_N_FIELDS
};
enum
{
  REG_DOCUMENT_SERIES_FIELDS (REG_FIELD_ENUM) REG_DOCUMENT_SERIES_N_FIELDS
};
enum
{
  REG_ATTACHMENT_FIELDS (REG_FIELD_ENUM) REG_ATTACHMENT_N_FIELDS
};
enum
{
  REG_PARTY_APART_FIELDS (REG_FIELD_ENUM) REG_PARTY_APART_N_FIELDS
};
enum
{
  REG_CONTACT_RULE_FIELDS (REG_FIELD_ENUM) REG_CONTACT_RULE_N_FIELDS
};
enum
{
  REG_CONSENT_FIELDS (REG_FIELD_ENUM) REG_CONSENT_N_FIELDS
};
enum
{
  REG_SEGMENT_FIELDS (REG_FIELD_ENUM) REG_SEGMENT_N_FIELDS
};
enum
{
  REG_EXPORT_ENTRY_FIELDS (REG_FIELD_ENUM) REG_EXPORT_ENTRY_N_FIELDS
};
enum
{
  REG_HOLDING_FIELDS (REG_FIELD_ENUM) REG_HOLDING_N_FIELDS
};
enum
{
  REG_RUNG_MARK_FIELDS (REG_FIELD_ENUM) REG_RUNG_MARK_N_FIELDS
};
enum
{
  REG_CONFIRMATION_FIELDS (REG_FIELD_ENUM) REG_CONFIRMATION_N_FIELDS
};
enum
{
  REG_FIELD_RULE_FIELDS (REG_FIELD_ENUM) REG_FIELD_RULE_N_FIELDS
};
enum
{
  REG_QUESTION_FIELDS (REG_FIELD_ENUM) REG_QUESTION_N_FIELDS
};
enum
{
  REG_ANSWER_FIELDS (REG_FIELD_ENUM) REG_ANSWER_N_FIELDS
};
enum
{
  REG_ABSENCE_FIELDS (REG_FIELD_ENUM) REG_ABSENCE_N_FIELDS
};
enum
{
  REG_SHIFT_NOTE_FIELDS (REG_FIELD_ENUM) REG_SHIFT_NOTE_N_FIELDS
};
enum
{
  REG_PLAY_FIELDS (REG_FIELD_ENUM) REG_PLAY_N_FIELDS
};
enum
{
  REG_CHECKLIST_FIELDS (REG_FIELD_ENUM) REG_CHECKLIST_N_FIELDS
};
enum
{
  REG_CAMPAIGN_FIELDS (REG_FIELD_ENUM) REG_CAMPAIGN_N_FIELDS
};
enum
{
  REG_PRICE_LIST_FIELDS (REG_FIELD_ENUM) REG_PRICE_LIST_N_FIELDS
};
enum
{
  REG_PRICE_ITEM_FIELDS (REG_FIELD_ENUM) REG_PRICE_ITEM_N_FIELDS
};
enum
{
  REG_QUOTATION_TEMPLATE_FIELDS (REG_FIELD_ENUM) REG_QUOTATION_TEMPLATE_N_FIELDS
};
enum
{
  REG_TEMPLATE_LINE_FIELDS (REG_FIELD_ENUM) REG_TEMPLATE_LINE_N_FIELDS
};
enum
{
  REG_BUNDLE_PART_FIELDS (REG_FIELD_ENUM) REG_BUNDLE_PART_N_FIELDS
};
enum
{
  REG_GUIDE_FIELDS (REG_FIELD_ENUM) REG_GUIDE_N_FIELDS
};
enum
{
  REG_GUIDE_STEP_FIELDS (REG_FIELD_ENUM) REG_GUIDE_STEP_N_FIELDS
};
enum
{
  REG_MATERIAL_FIELDS (REG_FIELD_ENUM) REG_MATERIAL_N_FIELDS
};
enum
{
  REG_MATERIAL_REQUEST_FIELDS (REG_FIELD_ENUM) REG_MATERIAL_REQUEST_N_FIELDS
};
enum
{
  REG_APPROVAL_KEY_FIELDS (REG_FIELD_ENUM) REG_APPROVAL_KEY_N_FIELDS
};
enum
{
  REG_QUOTATION_FILE_FIELDS (REG_FIELD_ENUM) REG_QUOTATION_FILE_N_FIELDS
};
#undef REG_FIELD_ENUM
typedef enum
{
  REG_FIELD_TYPE_TEXT,      /* one line */
  REG_FIELD_TYPE_LONG_TEXT, /* several lines */
  REG_FIELD_TYPE_INT,
  REG_FIELD_TYPE_BOOL,
  REG_FIELD_TYPE_ENUM,     /* number of a RegEnum */
  REG_FIELD_TYPE_REF,      /* local id of another record */
  REG_FIELD_TYPE_MONEY,    /* minor units */
  REG_FIELD_TYPE_PRICE,    /* 1/10,000 of a minor unit */
  REG_FIELD_TYPE_QUANTITY, /* millionths */
  REG_FIELD_TYPE_RATE,     /* parts per million: 22 % is 220000 */
  REG_FIELD_TYPE_INSTANT,  /* ms UTC */
  REG_FIELD_TYPE_DATE,     /* YYYY-MM-DD, or --MM-DD without a year */
  REG_FIELD_TYPE_BLOB,
} RegFieldType;

typedef enum
{
  REG_FIELD_REQUIRED = 1 << 0,
  REG_FIELD_PERSONAL = 1 << 1, /* on the privacy sheet, forgotten when a person is erased */
  REG_FIELD_COMMAND = 1 << 2,  /* written by commands only; a server refuses it in a push */
  REG_FIELD_COST = 1 << 3,     /* only for those who may see cost, never on paper */
  REG_FIELD_SECRET = 1 << 4,   /* never exported, journaled as changed without its value */
  REG_FIELD_SEARCH = 1 << 5,   /* found by the counter search */
  REG_FIELD_NUMBER = 1 << 6,   /* a number people say aloud: found by its digits too */
} RegFieldFlags;

/* How a record merges when it is shared: per field, by union, or by command. */
typedef enum
{
  REG_SHARING_REGISTER,
  REG_SHARING_LEDGER,
  REG_SHARING_COMMAND,
} RegSharing;

typedef enum
{
  REG_ENTITY_APPEND_ONLY = 1 << 0, /* rows are never changed or removed, not even by undo */
} RegEntityFlags;

typedef struct
{
  const char *column;
  const char *label; /* untranslated */
  const char *import_names;
  const RegEnum *vocabulary; /* for REG_FIELD_TYPE_ENUM */
  RegFieldType type;
  RegFieldFlags flags;
  RegEntityId refers; /* for REG_FIELD_TYPE_REF */
} RegFieldInfo;

typedef struct
{
  RegEntityId id;
  const char *table;
  const char *label; /* untranslated, singular */
  const RegFieldInfo *fields;
  int n_fields;
  RegSharing sharing;
  RegEntityFlags flags;
} RegEntityInfo;

const RegEntityInfo *reg_entity_get_info (RegEntityId entity);
RegEntityId reg_entity_from_table (const char *table);
int reg_entity_find_field (const RegEntityInfo *info, const char *column);
gboolean reg_field_is_text (const RegFieldInfo *field);

G_END_DECLS
