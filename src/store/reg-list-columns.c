/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-campaigns-private.h"
#include "store/reg-contracts-private.h"
#include "store/reg-list-private.h"
#include "store/reg-material-private.h"
#include "store/reg-opportunities-private.h"

#include <glib/gi18n-lib.h>

/* What each list shows, how it is sorted and what it can be narrowed to. A line of a table and a
 * line of SQL belong together. */

#define COUNT(name)                                                                                \
  G_STATIC_ASSERT (G_N_ELEMENTS (name##_columns) == G_N_ELEMENTS (name##_sql));                    \
  G_STATIC_ASSERT (G_N_ELEMENTS (name##_filters) == G_N_ELEMENTS (name##_conditions))

static const RegEnumValue attention_values[] = {
  [REG_ATTENTION_COMPLAINT] = { "complaint", N_ ("Complaint") },
  [REG_ATTENTION_WAITING_QUOTATION] = { "waiting-quotation", N_ ("Waiting quotation") },
  [REG_ATTENTION_BIRTHDAY] = { "birthday", N_ ("Birthday") },
  [REG_ATTENTION_SLIPPING] = { "slipping", N_ ("Slipping away") },
  [REG_ATTENTION_WIN_BACK] = { "win-back", N_ ("Win back?") },
  [REG_ATTENTION_OVERDUE] = { "overdue", N_ ("Owes money") },
};
G_STATIC_ASSERT (G_N_ELEMENTS (attention_values) == REG_N_ATTENTIONS);

const RegEnum reg_enum_attention = { "attention", attention_values,
                                     G_N_ELEMENTS (attention_values) };

/* --- customers: ids from party_summary alone, by its indexes -------------------------- */

/* A sale that should have been paid before. */
#define UNPAID(today)                                                                              \
  "d.due_on < " today " AND d.paid_on IS NULL AND d.deleted_at IS NULL"                            \
  " AND coalesce (d.state, 0) = 0 AND coalesce (d.gross, d.net, 0) > coalesce (d.paid, 0)"

/* 6 is the rung "lost". Whom somebody called lost has no day for it; the others may come back. */
#define LOST_RUNG "6"
#define NOT_GIVEN_UP "(f.rung IS NOT " LOST_RUNG " OR f.lost_on IS NOT NULL)"
G_STATIC_ASSERT (REG_RUNG_LOST == 6);

/* clang-format off */
static const RegListColumn customers_columns[] = {
  { "name", N_ ("Customer"), REG_LIST_COLUMN_TEXT, .chars = 26, .sortable = TRUE },
  { "town", N_ ("Town"), REG_LIST_COLUMN_TEXT, .chars = 11, .dim = TRUE, .sortable = TRUE },
  { "contact", N_ ("Last contact"), REG_LIST_COLUMN_INSTANT, .chars = 11, .sortable = TRUE },
  { "sales", N_ ("So far"), REG_LIST_COLUMN_MONEY, .chars = 10, .sortable = TRUE },
  { "contribution", N_ ("Contribution"), REG_LIST_COLUMN_MONEY, .chars = 11, .sortable = TRUE, .hidden = TRUE },
  { "rung", N_ ("Kind of customer"), REG_LIST_COLUMN_ENUM, &reg_enum_rung, .chars = 10, .dim = TRUE, .sortable = TRUE, .hidden = TRUE },
  { "attention", N_ ("Wants attention"), REG_LIST_COLUMN_ENUM, &reg_enum_attention, .chars = 13 },
  { "phone", N_ ("Phone"), REG_LIST_COLUMN_TEXT, .chars = 16, .hidden = TRUE },
  { "email", N_ ("E-mail"), REG_LIST_COLUMN_TEXT, .chars = 22, .hidden = TRUE },
  { "number", N_ ("Customer number"), REG_LIST_COLUMN_TEXT, .chars = 10, .hidden = TRUE },
  { "owner", N_ ("Looked after by"), REG_LIST_COLUMN_TEXT, .chars = 14, .hidden = TRUE },
  { "last-sale", N_ ("Last sale"), REG_LIST_COLUMN_DATE, .chars = 11, .hidden = TRUE },
};

static const RegListColumnSql customers_sql[] = {
  { "p.name", "s.name_key|s.party_id" },
  { "s.town", "s.town_key|s.name_key|s.party_id" },
  { "s.last_contact_at", "s.last_contact_at|s.party_id" },
  { "s.sales_net", "s.sales_net|s.party_id" },
  { "s.contribution", "s.contribution|s.party_id" },
  { "s.rung", "s.rung|s.name_key|s.party_id" },
  { "CASE WHEN s.open_complaints > 0 THEN 0 WHEN s.waiting_quotations > 0 THEN 1"
    " WHEN EXISTS (SELECT 1 FROM sale d INDEXED BY sale_by_party WHERE d.party_id = p.id AND " UNPAID (REG_LIST_ROW_TODAY) ") THEN 5"
    " WHEN substr (p.birthday, -5) IN (SELECT value FROM json_each (" REG_LIST_ROW_BIRTHDAYS ")) THEN 2"
    " WHEN s.rung = " LOST_RUNG " THEN 4 WHEN s.slips_on <= " REG_LIST_ROW_TODAY " THEN 3 END", NULL },
  { "s.phone", NULL },
  { "s.email", NULL },
  { "p.code", NULL },
  { "(SELECT name FROM staff WHERE id = p.owner_id)", NULL },
  { "s.last_sale_on", NULL },
};

static const RegListFilter customers_filters[] = {
  { "mine", N_ ("My accounts") },
  { "slipping", N_ ("Slipping away") },
  { "top", N_ ("Top 20 %") },
  { "new", N_ ("New this quarter") },
  { "not-seen", N_ ("Contact overdue") },
  { "open", N_ ("Something open") },
  { "across", N_ ("Across groups"), .rare = TRUE },
  { "owing", N_ ("Payment overdue"), .rare = TRUE },
  { "unwanted", N_ ("Rather not have"), .rare = TRUE },
};

/* The few that hold are found by one pass over the table; asked of each row on the way through an
 * index, the same takes ten times as long. */
#define CUSTOMERS_WHERE(condition) \
  "s.party_id IN (SELECT f.party_id FROM party_summary f NOT INDEXED WHERE f.in_bin = 0 AND " condition ")"

static const char *const customers_conditions[] = {
  "s.owner_id = " REG_LIST_STAFF,
  CUSTOMERS_WHERE ("f.slips_on <= " REG_LIST_TODAY " AND " NOT_GIVEN_UP),
  CUSTOMERS_WHERE ("f.n_sales > 0 AND f.contribution >= (SELECT contribution FROM party_summary"
  " WHERE in_bin = 0 AND n_sales > 0 ORDER BY contribution DESC LIMIT 1"
  " OFFSET (SELECT max ((count (*) + 4) / 5 - 1, 0) FROM party_summary WHERE in_bin = 0 AND n_sales > 0))"),
  CUSTOMERS_WHERE ("f.first_sale_on >= " REG_LIST_QUARTER),
  CUSTOMERS_WHERE ("f.n_sales > 0 AND f.contact_rhythm > 0"
                   " AND f.last_contact_at < (" REG_LIST_CUTS " ->> f.contact_rhythm)"
                   " AND " NOT_GIVEN_UP),
  CUSTOMERS_WHERE ("f.open_quotations + f.open_complaints > 0"),
  /* Who bought things of two groups of products or more. */
  "s.party_id IN (SELECT b.party_id FROM sale b INDEXED BY sale_by_party"
  " CROSS JOIN sale_line l ON l.sale_id = b.id CROSS JOIN product g ON g.id = l.product_id WHERE b.deleted_at IS NULL AND coalesce (b.state, 0) = 0"
  " AND l.deleted_at IS NULL GROUP BY b.party_id HAVING min (g.category) <> max (g.category))",
  "s.party_id IN (SELECT d.party_id FROM sale d INDEXED BY sale_unpaid WHERE d.due_on IS NOT NULL AND " UNPAID (REG_LIST_TODAY) ")",
  /* Somebody said so, or in 12 months they cost more than they brought. */
  "s.party_id IN (SELECT u.id FROM party u WHERE u.unwanted UNION ALL"
  " SELECT b.party_id FROM (SELECT y.party_id, coalesce (y.net, 0) - coalesce (y.cost, 0) amount FROM sale y"
  "   WHERE y.sold_on > " REG_LIST_YEAR " AND y.deleted_at IS NULL AND coalesce (y.state, 0) = 0 AND y.party_id IS NOT NULL"
  "   UNION ALL SELECT k.party_id, - e.amount FROM complaint_event e CROSS JOIN complaint k ON k.id = e.complaint_id"
  "   WHERE e.amount <> 0 AND e.deleted_at IS NULL AND k.deleted_at IS NULL"
  "   AND e.at >= unixepoch (" REG_LIST_YEAR ") * 1000) b GROUP BY b.party_id HAVING sum (b.amount) < 0)",
};
COUNT (customers);

/* --- quotations ----------------------------------------------------------------------- */

static const RegListColumn quotations_columns[] = {
  { "number", N_ ("Number"), REG_LIST_COLUMN_TEXT, .chars = 11, .sortable = TRUE },
  { "customer", N_ ("Customer"), REG_LIST_COLUMN_TEXT, .chars = 24, .sortable = TRUE },
  { "title", N_ ("About"), REG_LIST_COLUMN_TEXT, .chars = 20, .dim = TRUE, .sortable = TRUE },
  { "state", N_ ("State"), REG_LIST_COLUMN_ENUM, &reg_enum_quotation_state, .chars = 15, .sortable = TRUE },
  { "total", N_ ("Total"), REG_LIST_COLUMN_MONEY, .chars = 11, .sortable = TRUE },
  { "valid", N_ ("Valid until"), REG_LIST_COLUMN_DATE, .chars = 11, .sortable = TRUE },
  { "owner", N_ ("Looked after by"), REG_LIST_COLUMN_TEXT, .chars = 14, .dim = TRUE, .sortable = TRUE },
  { "changed", N_ ("Changed"), REG_LIST_COLUMN_INSTANT, .chars = 11, .sortable = TRUE },
  { "revision", N_ ("Revision"), REG_LIST_COLUMN_INT, .chars = 6, .hidden = TRUE },
  { "net", N_ ("Net"), REG_LIST_COLUMN_MONEY, .chars = 11, .sortable = TRUE, .hidden = TRUE },
  { "margin", N_ ("Margin"), REG_LIST_COLUMN_RATE, .chars = 8, .hidden = TRUE },
};

static const RegListColumnSql quotations_sql[] = {
  { "x.number", "x.number|x.id" },
  { "p.name", "s.name_key|x.id" },
  { "x.title", "x.title|x.id" },
  { "r.state", "r.state|x.id" },
  { "r.gross", "r.gross|x.id" },
  { "r.valid_until", "r.valid_until|x.id" },
  { "o.name", "o.name|x.id" },
  { "max (x.changed_at, coalesce (r.changed_at, 0))", "max (x.changed_at, coalesce (r.changed_at, 0))|x.id" },
  { "r.revision", NULL },
  { "r.net", "r.net|x.id" },
  { "CASE WHEN r.net > 0 AND r.cost IS NOT NULL THEN (r.net - r.cost) * 1000000 / r.net END", NULL },
};

static const RegListFilter quotations_filters[] = {
  { "open", N_ ("Open") },
  { "waiting", N_ ("Waiting for approval") },
  { "mine", N_ ("Mine") },
  { "expiring", N_ ("About to expire") },
  { "won", N_ ("Accepted") },
  { "lost", N_ ("Lost") },
};

static const char *const quotations_conditions[] = {
  "r.state IN (0,1,2,3,4,7)",
  "r.state = 1",
  "x.owner_id = " REG_LIST_STAFF,
  "r.state IN (2,3,7) AND r.valid_until BETWEEN " REG_LIST_TODAY " AND " REG_LIST_NEXT_WEEK,
  "r.state = 8",
  "r.state IN (5,9,10)",
};
COUNT (quotations);

/* --- complaints ----------------------------------------------------------------------- */

static const RegListColumn complaints_columns[] = {
  { "number", N_ ("Number"), REG_LIST_COLUMN_TEXT, .chars = 10, .sortable = TRUE },
  { "customer", N_ ("Customer"), REG_LIST_COLUMN_TEXT, .chars = 24, .sortable = TRUE },
  { "subject", N_ ("In a few words"), REG_LIST_COLUMN_TEXT, .chars = 26, .sortable = TRUE },
  { "severity", N_ ("Severity"), REG_LIST_COLUMN_ENUM, &reg_enum_severity, .chars = 9, .sortable = TRUE },
  { "state", N_ ("State"), REG_LIST_COLUMN_ENUM, &reg_enum_complaint_state, .chars = 20, .sortable = TRUE },
  { "reported", N_ ("Reported"), REG_LIST_COLUMN_INSTANT, .chars = 11, .sortable = TRUE },
  { "owner", N_ ("Looked after by"), REG_LIST_COLUMN_TEXT, .chars = 14, .dim = TRUE, .sortable = TRUE },
  { "category", N_ ("About what"), REG_LIST_COLUMN_TEXT, .chars = 14, .sortable = TRUE, .hidden = TRUE },
  { "product", N_ ("Product"), REG_LIST_COLUMN_TEXT, .chars = 18, .hidden = TRUE },
  { "resolved", N_ ("Resolved"), REG_LIST_COLUMN_INSTANT, .chars = 11, .sortable = TRUE, .hidden = TRUE },
};

static const RegListColumnSql complaints_sql[] = {
  { "x.number", "x.number|x.id" },
  { "p.name", "s.name_key|x.id" },
  { "x.subject", "x.subject|x.id" },
  { "x.severity", "x.severity|x.id" },
  { "x.state", "x.state|x.id" },
  { "x.reported_at", "x.reported_at|x.id" },
  { "o.name", "o.name|x.id" },
  { "x.category", "x.category|x.id" },
  { "(SELECT name FROM product WHERE id = x.product_id)", NULL },
  { "x.resolved_at", "x.resolved_at|x.id" },
};

static const RegListFilter complaints_filters[] = {
  { "open", N_ ("Open") },
  { "mine", N_ ("Mine") },
  { "high", N_ ("High severity") },
  { "waiting", N_ ("Waiting for the customer") },
  { "resolved", N_ ("Resolved") },
};

static const char *const complaints_conditions[] = {
  "x.state IN (0,1)",
  "x.owner_id = " REG_LIST_STAFF " AND x.state IN (0,1)",
  "x.severity = 2 AND x.state IN (0,1)",
  "x.state = 1",
  "x.state IN (2,3)",
};
COUNT (complaints);
G_STATIC_ASSERT (REG_COMPLAINT_STATE_WAITING == 1 && REG_SEVERITY_HIGH == 2);

/* --- products ------------------------------------------------------------------------- */

static const RegListColumn products_columns[] = {
  { "code", N_ ("Code"), REG_LIST_COLUMN_TEXT, .chars = 10, .dim = TRUE, .sortable = TRUE },
  { "name", N_ ("Name"), REG_LIST_COLUMN_TEXT, .chars = 28, .sortable = TRUE },
  { "group", N_ ("Group"), REG_LIST_COLUMN_TEXT, .chars = 12, .dim = TRUE, .sortable = TRUE },
  { "price", N_ ("Price"), REG_LIST_COLUMN_PRICE, .chars = 10, .sortable = TRUE },
  { "cost", N_ ("Cost"), REG_LIST_COLUMN_PRICE, .chars = 10, .sortable = TRUE },
  { "stock", N_ ("In stock"), REG_LIST_COLUMN_QUANTITY, .chars = 8, .sortable = TRUE },
  { "unit", N_ ("Unit"), REG_LIST_COLUMN_TEXT, .chars = 12, .dim = TRUE, .hidden = TRUE },
  { "tax", N_ ("Tax"), REG_LIST_COLUMN_RATE, .chars = 7, .hidden = TRUE },
  { "barcode", N_ ("Barcode"), REG_LIST_COLUMN_TEXT, .chars = 14, .hidden = TRUE },
  { "supplier", N_ ("Supplier"), REG_LIST_COLUMN_TEXT, .chars = 16, .sortable = TRUE, .hidden = TRUE },
  { "supplier-code", N_ ("Code of the supplier"), REG_LIST_COLUMN_TEXT, .chars = 12, .hidden = TRUE },
  { "variant-of", N_ ("Variant of"), REG_LIST_COLUMN_TEXT, .chars = 20, .dim = TRUE, .hidden = TRUE },
  { "parts", N_ ("Parts"), REG_LIST_COLUMN_INT, .chars = 6, .dim = TRUE, .hidden = TRUE },
};

/* What one costs: a bundle that goes by its parts what they do, as far as that is known; a variant
 * without a price of its own what its family does. */
#define OFFERED(what, by_parts)                                                                    \
  "CASE WHEN " by_parts " THEN (SELECT CASE WHEN count (*) = count (q." what ")"                   \
  " THEN sum ((q." what " * b.quantity + 500000) / 1000000) END FROM bundle_part b"                \
  " CROSS JOIN product q ON q.id = b.product_id WHERE b.bundle_id = x.id AND b.deleted_at IS NULL)" \
  " ELSE coalesce (x." what ", (SELECT h." what " FROM product h WHERE h.id = x.variant_of)) END"

static const RegListColumnSql products_sql[] = {
  { "x.code", "x.code|x.id" },
  { "x.name", "reg_fold (x.name)|x.id" },
  { "coalesce (x.category, (SELECT h.category FROM product h WHERE h.id = x.variant_of))", "x.category|x.id" },
  { OFFERED ("price", "x.is_bundle = 1 AND x.price_from_parts = 1"), "x.price|x.id" },
  { OFFERED ("cost", "x.is_bundle = 1"), "x.cost|x.id" },
  { "x.stock", "x.stock|x.id" },
  { "x.unit", NULL },
  { "(SELECT rate FROM tax_rate WHERE id = x.tax_rate_id)", NULL },
  { "x.barcode", NULL },
  { "x.supplier", "x.supplier|x.id" },
  { "x.supplier_code", NULL },
  { "(SELECT h.name FROM product h WHERE h.id = x.variant_of)", NULL },
  { "CASE WHEN x.is_bundle = 1 THEN (SELECT count (*) FROM bundle_part b WHERE b.bundle_id = x.id"
    " AND b.deleted_at IS NULL) END", NULL },
};

static const RegListFilter products_filters[] = {
  { "sold", N_ ("In our range") },
  { "out", N_ ("Out of stock") },
  { "discontinued", N_ ("No longer sold") },
  { "families", N_ ("With variants"), .rare = TRUE },
  { "bundles", N_ ("Bundles"), .rare = TRUE },
};

static const char *const products_conditions[] = {
  "coalesce (x.discontinued, 0) = 0",
  "x.stock <= 0 AND coalesce (x.discontinued, 0) = 0",
  "x.discontinued = 1",
  "x.id IN (SELECT v.variant_of FROM product v WHERE v.variant_of > 0 AND v.deleted_at IS NULL)"
  " AND coalesce (x.discontinued, 0) = 0",
  "x.is_bundle = 1 AND coalesce (x.discontinued, 0) = 0",
};
COUNT (products);

/* --- deals ---------------------------------------------------------------------------- */

static const RegListColumn deals_columns[] = {
  { "title", N_ ("Title"), REG_LIST_COLUMN_TEXT, .chars = 24, .sortable = TRUE },
  { "customer", N_ ("Customer"), REG_LIST_COLUMN_TEXT, .chars = 22, .sortable = TRUE },
  { "stage", N_ ("Stage"), REG_LIST_COLUMN_TEXT, .chars = 12, .sortable = TRUE },
  { "value", N_ ("Value"), REG_LIST_COLUMN_MONEY, .chars = 11, .sortable = TRUE },
  { "expected", N_ ("Expected"), REG_LIST_COLUMN_DATE, .chars = 11, .sortable = TRUE },
  { "owner", N_ ("Looked after by"), REG_LIST_COLUMN_TEXT, .chars = 14, .dim = TRUE, .sortable = TRUE },
  { "next", N_ ("Next step"), REG_LIST_COLUMN_TEXT, .chars = 18, .dim = TRUE },
  { "next-on", N_ ("Next step on"), REG_LIST_COLUMN_DATE, .chars = 11, .sortable = TRUE },
  { "since", N_ ("In this stage since"), REG_LIST_COLUMN_INSTANT, .chars = 11, .sortable = TRUE, .hidden = TRUE },
  { "weighted", N_ ("Weighted"), REG_LIST_COLUMN_MONEY, .chars = 11, .hidden = TRUE },
  { "source", N_ ("Came through"), REG_LIST_COLUMN_TEXT, .chars = 12, .hidden = TRUE },
};

static const RegListColumnSql deals_sql[] = {
  { "x.title", "x.title|x.id" },
  { "p.name", "s.name_key|x.id" },
  { "g.name", "g.position|x.id" },
  { "x.value", "x.value|x.id" },
  { "x.expected_on", "x.expected_on|x.id" },
  { "o.name", "o.name|x.id" },
  { REG_DEAL_NEXT_STEP, NULL },
  { REG_DEAL_NEXT_ON, REG_DEAL_NEXT_ON "|x.id" },
  { "x.stage_since", "x.stage_since|x.id" },
  { "(x.value * coalesce (g.probability, 0) + 500000) / 1000000", NULL },
  { "x.source", NULL },
};

static const RegListFilter deals_filters[] = {
  { "open", N_ ("Open") },
  { "mine", N_ ("Mine") },
  { "stale", N_ ("Standing still") },
  { "no-step", N_ ("No next step") },
  { "won", N_ ("Won") },
  { "lost", N_ ("Lost") },
};

static const char *const deals_conditions[] = {
  "g.kind = 0",
  "x.owner_id = " REG_LIST_STAFF " AND g.kind = 0",
  "g.kind = 0 AND date (x.stage_since / 1000, 'unixepoch',"
  " '+' || coalesce (g.stale_days, 14) || ' days') < " REG_LIST_TODAY,
  "g.kind = 0 AND " REG_DEAL_WAITS (REG_LIST_TODAY),
  "g.kind = 1",
  "g.kind = 2",
};
COUNT (deals);
G_STATIC_ASSERT (REG_STAGE_KIND_OPEN == 0 && REG_STAGE_KIND_WON == 1 && REG_STAGE_KIND_LOST == 2);

/* --- sales ---------------------------------------------------------------------------- */

static const RegListColumn sales_columns[] = {
  { "number", N_ ("Number"), REG_LIST_COLUMN_TEXT, .chars = 11, .sortable = TRUE },
  { "customer", N_ ("Customer"), REG_LIST_COLUMN_TEXT, .chars = 24, .sortable = TRUE },
  { "date", N_ ("Date"), REG_LIST_COLUMN_DATE, .chars = 11, .sortable = TRUE },
  { "net", N_ ("Net"), REG_LIST_COLUMN_MONEY, .chars = 11, .sortable = TRUE },
  { "total", N_ ("Total"), REG_LIST_COLUMN_MONEY, .chars = 11, .sortable = TRUE },
  { "seller", N_ ("Sold by"), REG_LIST_COLUMN_TEXT, .chars = 14, .dim = TRUE, .sortable = TRUE },
  { "state", N_ ("State"), REG_LIST_COLUMN_ENUM, &reg_enum_sale_state, .chars = 10, .dim = TRUE },
  { "cost", N_ ("Cost"), REG_LIST_COLUMN_MONEY, .chars = 11, .hidden = TRUE },
  { "quotation", N_ ("Quotation"), REG_LIST_COLUMN_TEXT, .chars = 11, .hidden = TRUE },
};

static const RegListColumnSql sales_sql[] = {
  { "x.number", "x.number|x.id" },
  { "p.name", "s.name_key|x.id" },
  { "x.sold_on", "x.sold_on|x.id" },
  { "x.net", "x.net|x.id" },
  { "x.gross", "x.gross|x.id" },
  { "o.name", "o.name|x.id" },
  { "coalesce (x.state, 0)", NULL },
  { "x.cost", NULL },
  { "(SELECT number FROM quotation WHERE id = x.quotation_id)", NULL },
};

static const RegListFilter sales_filters[] = {
  { "month", N_ ("This month") },
  { "mine", N_ ("Mine") },
  { "cancelled", N_ ("Cancelled") },
};

static const char *const sales_conditions[] = {
  "x.sold_on >= " REG_LIST_MONTH,
  "x.staff_id = " REG_LIST_STAFF,
  "x.state = 1",
};
COUNT (sales);

/* --- what is given to customers --------------------------------------------------------- */

static const RegListColumn material_columns[] = {
  { "name", N_ ("Name"), REG_LIST_COLUMN_TEXT, .chars = 24, .sortable = TRUE },
  { "kind", N_ ("Kind"), REG_LIST_COLUMN_ENUM, &reg_enum_material_kind, .chars = 12, .dim = TRUE, .sortable = TRUE },
  { "version", N_ ("Version"), REG_LIST_COLUMN_TEXT, .chars = 9, .sortable = TRUE },
  { "language", N_ ("Language"), REG_LIST_COLUMN_TEXT, .chars = 9, .dim = TRUE, .sortable = TRUE, .hidden = TRUE },
  { "product", N_ ("Product"), REG_LIST_COLUMN_TEXT, .chars = 18, .dim = TRUE },
  { "since", N_ ("Current since"), REG_LIST_COLUMN_DATE, .chars = 12, .sortable = TRUE },
  { "given", N_ ("Asked for"), REG_LIST_COLUMN_INT, .chars = 8 },
  { "cost", N_ ("Cost"), REG_LIST_COLUMN_MONEY, .chars = 9, .sortable = TRUE },
  { "file", N_ ("File"), REG_LIST_COLUMN_TEXT, .chars = 18, .dim = TRUE, .hidden = TRUE },
  { "retired", N_ ("No longer given out since"), REG_LIST_COLUMN_DATE, .chars = 12, .sortable = TRUE, .hidden = TRUE },
};

static const RegListColumnSql material_sql[] = {
  { "x.name", "reg_fold (x.name)|x.id" },
  { "coalesce (x.kind, 0)", "coalesce (x.kind, 0)|reg_fold (x.name)|x.id" },
  { "x.version", "x.version|x.id" },
  { "x.language", "x.language|x.id" },
  { "(SELECT name FROM product WHERE id = x.product_id)", NULL },
  { "x.since", "x.since|x.id" },
  { "(SELECT nullif (count (*), 0) FROM material_request r WHERE r.material_id = x.id AND r.deleted_at IS NULL)", NULL },
  { "x.cost", "x.cost|x.id" },
  { "(SELECT name FROM attachment WHERE id = x.attachment_id)", NULL },
  { "x.retired_on", "x.retired_on|x.id" },
};

static const RegListFilter material_filters[] = {
  { "current", N_ ("Given out") },
  { "brochures", N_ ("Brochures") },
  { "sheets", N_ ("Product sheets") },
  { "samples", N_ ("Samples") },
  { "retired", N_ ("No longer given out") },
};

#define GIVEN_OUT "(x.retired_on IS NULL OR x.retired_on > " REG_LIST_TODAY ")"

static const char *const material_conditions[] = {
  GIVEN_OUT,
  "coalesce (x.kind, 0) = 0 AND " GIVEN_OUT,
  "x.kind = 1 AND " GIVEN_OUT,
  "x.kind = 2 AND " GIVEN_OUT,
  "x.retired_on <= " REG_LIST_TODAY,
};
COUNT (material);
G_STATIC_ASSERT (REG_MATERIAL_KIND_BROCHURE == 0 && REG_MATERIAL_KIND_SHEET == 1 && REG_MATERIAL_KIND_SAMPLE == 2);

/* --- what customers asked for: what is forgotten first ---------------------------------- */

static const RegListColumn requests_columns[] = {
  { "customer", N_ ("Customer"), REG_LIST_COLUMN_TEXT, .chars = 22, .sortable = TRUE },
  { "what", N_ ("What"), REG_LIST_COLUMN_TEXT, .chars = 20, .sortable = TRUE },
  { "quantity", N_ ("How many"), REG_LIST_COLUMN_INT, .chars = 8, .hidden = TRUE },
  { "how", N_ ("How"), REG_LIST_COLUMN_ENUM, &reg_enum_channel, .chars = 11, .dim = TRUE },
  { "state", N_ ("State"), REG_LIST_COLUMN_ENUM, &reg_enum_material_stage, .chars = 14, .sortable = TRUE },
  { "asked", N_ ("Asked for on"), REG_LIST_COLUMN_DATE, .chars = 11, .sortable = TRUE },
  { "arrived", N_ ("Arrived on"), REG_LIST_COLUMN_DATE, .chars = 11, .sortable = TRUE, .hidden = TRUE },
  { "followed", N_ ("Followed up on"), REG_LIST_COLUMN_DATE, .chars = 11, .sortable = TRUE, .hidden = TRUE },
  { "quotation", N_ ("Quotation"), REG_LIST_COLUMN_TEXT, .chars = 11, .dim = TRUE },
  { "cost", N_ ("Cost"), REG_LIST_COLUMN_MONEY, .chars = 9, .sortable = TRUE },
  { "staff", N_ ("Who"), REG_LIST_COLUMN_TEXT, .chars = 14, .dim = TRUE, .sortable = TRUE, .hidden = TRUE },
  { "campaign", N_ ("Campaign"), REG_LIST_COLUMN_TEXT, .chars = 14, .dim = TRUE, .hidden = TRUE },
};

static const RegListColumnSql requests_sql[] = {
  { "p.name", "s.name_key|x.id" },
  { "(SELECT concat_ws (' ', name, version) FROM material WHERE id = x.material_id)", "x.material_id|x.asked_on|x.id" },
  { "coalesce (x.quantity, 1)", NULL },
  { "x.channel", NULL },
  { REG_REQUEST_STAGE (REG_LIST_ROW_TODAY), REG_REQUEST_STAGE (REG_LIST_TODAY) "|x.asked_on|x.id" },
  { "x.asked_on", "x.asked_on|x.id" },
  { "x.arrived_on", "x.arrived_on|x.id" },
  { "coalesce (x.followed_on, (SELECT date (k.done_at / 1000, 'unixepoch') FROM task k WHERE k.id = x.task_id))", "x.followed_on|x.id" },
  { "(SELECT coalesce (number, title, '') FROM quotation WHERE id = " REG_REQUEST_QUOTATION ")", NULL },
  { "x.cost", "x.cost|x.id" },
  { "o.name", "o.name|x.id" },
  { "(SELECT name FROM campaign WHERE id = x.campaign_id)", NULL },
};

static const RegListFilter requests_filters[] = {
  { "late", N_ ("Not followed up") },
  { "to-send", N_ ("To be sent") },
  { "on-way", N_ ("On its way") },
  { "arrived", N_ ("Arrived") },
  { "followed", N_ ("Followed up") },
  { "mine", N_ ("Mine") },
  { "wasted", N_ ("Given for nothing"), .rare = TRUE },
};

static const char *const requests_conditions[] = {
  REG_REQUEST_LATE (REG_LIST_TODAY),
  "x.sent_on IS NULL AND NOT " REG_REQUEST_FOLLOWED,
  "x.sent_on IS NOT NULL AND x.arrived_on IS NULL AND NOT " REG_REQUEST_FOLLOWED,
  "x.arrived_on IS NOT NULL AND NOT " REG_REQUEST_FOLLOWED,
  REG_REQUEST_FOLLOWED,
  "x.staff_id = " REG_LIST_STAFF,
  REG_REQUEST_WASTED (REG_LIST_TODAY),
};
COUNT (requests);

/* --- contracts: what comes to its last day first ---------------------------------------- */

static const RegListColumn contracts_columns[] = {
  { "customer", N_ ("Customer"), REG_LIST_COLUMN_TEXT, .chars = 24, .sortable = TRUE },
  { "name", N_ ("What"), REG_LIST_COLUMN_TEXT, .chars = 20, .sortable = TRUE },
  { "state", N_ ("State"), REG_LIST_COLUMN_ENUM, &reg_enum_contract_stage, .chars = 16, .sortable = TRUE },
  { "until", N_ ("Until"), REG_LIST_COLUMN_DATE, .chars = 11, .sortable = TRUE },
  { "notice", N_ ("Notice by"), REG_LIST_COLUMN_DATE, .chars = 11, .sortable = TRUE },
  { "amount", N_ ("Amount a year"), REG_LIST_COLUMN_MONEY, .chars = 12, .sortable = TRUE },
  { "number", N_ ("Number"), REG_LIST_COLUMN_TEXT, .chars = 12, .dim = TRUE, .sortable = TRUE },
  { "signed", N_ ("Signed on"), REG_LIST_COLUMN_DATE, .chars = 11, .sortable = TRUE, .hidden = TRUE },
  { "since", N_ ("Since"), REG_LIST_COLUMN_DATE, .chars = 11, .sortable = TRUE, .hidden = TRUE },
  { "paper", N_ ("Paper"), REG_LIST_COLUMN_TEXT, .chars = 16, .dim = TRUE, .hidden = TRUE },
};

#define NOTICE_BY "CASE WHEN x.notice_days > 0 THEN " REG_CONTRACT_LAST_DAY " END"

static const RegListColumnSql contracts_sql[] = {
  { "p.name", "s.name_key|x.id" },
  { "x.name", "reg_fold (x.name)|x.id" },
  { REG_CONTRACT_STAGE (REG_LIST_ROW_TODAY), REG_CONTRACT_STAGE (REG_LIST_TODAY) "|x.until|x.id" },
  { "x.until", "x.until|x.id" },
  { NOTICE_BY, NOTICE_BY "|x.id" },
  { "x.amount", "x.amount|x.id" },
  { "x.serial", "x.serial|x.id" },
  { "x.signed_on", "x.signed_on|x.id" },
  { "x.since", "x.since|x.id" },
  { "(SELECT name FROM attachment WHERE id = x.attachment_id)", NULL },
};

static const RegListFilter contracts_filters[] = {
  { "running", N_ ("Running") },
  { "notice", N_ ("Give notice soon") },
  { "ending", N_ ("Ends soon") },
  { "mine", N_ ("My accounts") },
  { "ended", N_ ("Ended") },
};

static const char *const contracts_conditions[] = {
  "coalesce (x.until, '9') >= " REG_LIST_TODAY,
  REG_CONTRACT_NOTICE (REG_LIST_TODAY),
  REG_CONTRACT_ENDS (REG_LIST_TODAY),
  "s.owner_id = " REG_LIST_STAFF,
  REG_CONTRACT_ENDED (REG_LIST_TODAY),
};
COUNT (contracts);

/* --- campaigns: what runs first, then what comes, then the newest of what is over -------- */

static const RegListColumn campaigns_columns[] = {
  { "name", N_ ("Name"), REG_LIST_COLUMN_TEXT, .chars = 20, .sortable = TRUE },
  { "state", N_ ("State"), REG_LIST_COLUMN_ENUM, &reg_enum_campaign_stage, .chars = 12, .sortable = TRUE },
  { "until", N_ ("Until"), REG_LIST_COLUMN_DATE, .chars = 11, .sortable = TRUE },
  { "deals", N_ ("Deals"), REG_LIST_COLUMN_INT, .chars = 6 },
  { "quotations", N_ ("Quotations"), REG_LIST_COLUMN_INT, .chars = 10 },
  { "won", N_ ("Won"), REG_LIST_COLUMN_INT, .chars = 5 },
  { "sold", N_ ("Sold"), REG_LIST_COLUMN_MONEY, .chars = 10 },
  { "spent", N_ ("Spent"), REG_LIST_COLUMN_MONEY, .chars = 9 },
  { "offered", N_ ("Offered"), REG_LIST_COLUMN_MONEY, .chars = 11, .hidden = TRUE },
  { "budget", N_ ("Budget"), REG_LIST_COLUMN_MONEY, .chars = 11, .sortable = TRUE, .hidden = TRUE },
  { "code", N_ ("Code"), REG_LIST_COLUMN_TEXT, .chars = 10, .dim = TRUE, .sortable = TRUE, .hidden = TRUE },
  { "from", N_ ("From"), REG_LIST_COLUMN_DATE, .chars = 11, .sortable = TRUE, .hidden = TRUE },
};

static const RegListColumnSql campaigns_sql[] = {
  { "x.name", "reg_fold (x.name)|x.id" },
  { REG_CAMPAIGN_STAGE (REG_LIST_ROW_TODAY), REG_CAMPAIGN_STAGE (REG_LIST_TODAY) "|x.ends_on|x.id" },
  { "x.ends_on", "x.ends_on|x.id" },
  { "nullif (" REG_CAMPAIGN_DEALS ", 0)", NULL },
  { "nullif (" REG_CAMPAIGN_QUOTATIONS ", 0)", NULL },
  { "nullif (" REG_CAMPAIGN_WON ", 0)", NULL },
  { REG_CAMPAIGN_SOLD, NULL },
  { REG_CAMPAIGN_MATERIAL, NULL },
  { REG_CAMPAIGN_OFFERED, NULL },
  { "x.budget", "x.budget|x.id" },
  { "x.code", "x.code|x.id" },
  { "x.begins_on", "x.begins_on|x.id" },
};

static const RegListFilter campaigns_filters[] = {
  { "running", N_ ("Running") },
  { "coming", N_ ("Not yet begun") },
  { "over", N_ ("Over") },
};

static const char *const campaigns_conditions[] = {
  REG_CAMPAIGN_STAGE (REG_LIST_TODAY) " = 0",
  REG_CAMPAIGN_STAGE (REG_LIST_TODAY) " = 1",
  REG_CAMPAIGN_STAGE (REG_LIST_TODAY) " = 2",
};
COUNT (campaigns);
/* clang-format on */

#define TABLES(name)                                                                               \
  .columns = name##_columns, .sql = name##_sql, .n_columns = G_N_ELEMENTS (name##_columns),        \
  .filters = name##_filters, .conditions = name##_conditions,                                      \
  .n_filters = G_N_ELEMENTS (name##_filters)

/* The joined customer and member of staff are left out by SQLite where nothing speaks of them. */
#define WITH_CUSTOMER " LEFT JOIN party_summary s ON s.party_id = x.party_id"
#define WITH_NAMES(staff)                                                                          \
  WITH_CUSTOMER " LEFT JOIN party p ON p.id = x.party_id LEFT JOIN staff o ON o.id = x." staff
#define WITH_REVISION " LEFT JOIN quotation_revision r ON r.id = x.current_id"
#define WITH_STAGE " JOIN stage g ON g.id = x.stage_id"

static const RegListInfo lists[] = {
  [REG_LIST_CUSTOMERS] = {
    .entity = REG_ENTITY_PARTY,
    TABLES (customers),
    .id = "s.party_id",
    .ids_from = "party_summary s",
    .base = "s.in_bin = 0",
    .order = "s.name_key|s.party_id",
    .rows_from = "party_summary s JOIN party p ON p.id = s.party_id",
  },
  [REG_LIST_QUOTATIONS] = {
    .entity = REG_ENTITY_QUOTATION,
    TABLES (quotations),
    .id = "x.id",
    .ids_from = "quotation x" WITH_REVISION WITH_CUSTOMER
                " LEFT JOIN staff o ON o.id = x.owner_id",
    .base = "x.deleted_at IS NULL",
    .order = "x.id DESC",
    .rows_from = "quotation x" WITH_REVISION WITH_NAMES ("owner_id"),
    .currency = "r.currency",
  },
  [REG_LIST_COMPLAINTS] = {
    .entity = REG_ENTITY_COMPLAINT,
    TABLES (complaints),
    .id = "x.id",
    .ids_from = "complaint x" WITH_CUSTOMER " LEFT JOIN staff o ON o.id = x.owner_id",
    .base = "x.deleted_at IS NULL",
    .order = "x.id DESC",
    .rows_from = "complaint x" WITH_NAMES ("owner_id"),
  },
  [REG_LIST_PRODUCTS] = {
    .entity = REG_ENTITY_PRODUCT,
    TABLES (products),
    .id = "x.id",
    .ids_from = "product x",
    .base = "x.deleted_at IS NULL",
    .order = "reg_fold (x.name)|x.id",
    .rows_from = "product x",
  },
  [REG_LIST_DEALS] = {
    .entity = REG_ENTITY_OPPORTUNITY,
    TABLES (deals),
    .id = "x.id",
    .ids_from = "opportunity x" WITH_STAGE WITH_CUSTOMER
                " LEFT JOIN staff o ON o.id = x.owner_id",
    .base = "x.deleted_at IS NULL",
    .order = "x.expected_on NULLS LAST|x.id",
    .rows_from = "opportunity x" WITH_STAGE WITH_NAMES ("owner_id"),
    .currency = "x.currency",
  },
  [REG_LIST_SALES] = {
    .entity = REG_ENTITY_SALE,
    TABLES (sales),
    .id = "x.id",
    .ids_from = "sale x" WITH_CUSTOMER " LEFT JOIN staff o ON o.id = x.staff_id",
    .base = "x.deleted_at IS NULL",
    .order = "x.sold_on DESC|x.id DESC",
    .rows_from = "sale x" WITH_NAMES ("staff_id"),
    .currency = "x.currency",
  },
  [REG_LIST_MATERIAL] = {
    .entity = REG_ENTITY_MATERIAL,
    TABLES (material),
    .id = "x.id",
    .ids_from = "material x",
    .base = "x.deleted_at IS NULL",
    .order = "x.retired_on IS NOT NULL|reg_fold (x.name)|x.id",
    .rows_from = "material x",
  },
  [REG_LIST_REQUESTS] = {
    .entity = REG_ENTITY_MATERIAL_REQUEST,
    TABLES (requests),
    .id = "x.id",
    .ids_from = "material_request x" WITH_CUSTOMER " LEFT JOIN staff o ON o.id = x.staff_id",
    .base = "x.deleted_at IS NULL",
    .order = "NOT " REG_REQUEST_LATE (REG_LIST_TODAY) "|CASE WHEN " REG_REQUEST_LATE (REG_LIST_TODAY)
             " THEN x.asked_on END|x.asked_on DESC|x.id DESC",
    .rows_from = "material_request x" WITH_NAMES ("staff_id"),
  },
  [REG_LIST_CONTRACTS] = {
    .entity = REG_ENTITY_HOLDING,
    TABLES (contracts),
    .id = "x.id",
    .ids_from = "holding x" WITH_CUSTOMER,
    .base = "x.kind = 1 AND x.deleted_at IS NULL",
    .order = "coalesce (x.until < " REG_LIST_TODAY ", 0)|CASE WHEN " REG_CONTRACT_NOTICE (REG_LIST_TODAY)
             " THEN " REG_CONTRACT_LAST_DAY " ELSE x.until END NULLS LAST|x.id",
    .rows_from = "holding x" WITH_CUSTOMER " LEFT JOIN party p ON p.id = x.party_id",
  },
  [REG_LIST_CAMPAIGNS] = {
    .entity = REG_ENTITY_CAMPAIGN,
    TABLES (campaigns),
    .id = "x.id",
    .ids_from = "campaign x",
    .base = "x.deleted_at IS NULL",
    .order = REG_CAMPAIGN_STAGE (REG_LIST_TODAY) "|CASE WHEN x.ends_on >= " REG_LIST_TODAY
             " THEN x.ends_on END NULLS LAST|x.ends_on DESC|x.id DESC",
    .rows_from = "campaign x",
  },
};
G_STATIC_ASSERT (G_N_ELEMENTS (lists) == REG_N_LISTS);

/**
 * reg_list_get_info:
 * @list: which list
 *
 * Returns: (transfer none): how it is asked for
 */
const RegListInfo *
reg_list_get_info (RegListId list)
{
  return &lists[list];
}
