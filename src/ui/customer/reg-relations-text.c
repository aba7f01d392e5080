/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-relations-text.h"

#include <glib/gi18n.h>

/* So many topics are named. */
#define MOST_TOPICS 2

typedef struct
{
  const char *word;
  gint64 n;
} Word;

static const char *
get_way (RegContactWay way)
{
  switch (way)
    {
    case REG_CONTACT_WAY_NOTE:
      return C_ ("mostly about", "notes");
    case REG_CONTACT_WAY_CALL:
      return C_ ("mostly about", "calls");
    case REG_CONTACT_WAY_VISIT:
      return C_ ("mostly about", "visits");
    case REG_CONTACT_WAY_MAIL:
      return C_ ("mostly about", "letters and mails");
    case REG_CONTACT_WAY_DOCUMENT:
      return C_ ("mostly about", "documents");
    case REG_CONTACT_WAY_TASK:
      return C_ ("mostly about", "tasks");
    case REG_CONTACT_WAY_QUOTATION:
      return C_ ("mostly about", "quotations");
    case REG_CONTACT_WAY_SALE:
      return C_ ("mostly about", "sales");
    case REG_CONTACT_WAY_COMPLAINT:
      return C_ ("mostly about", "complaints");
    case REG_N_CONTACT_WAYS:
    default:
      return "";
    }
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  const Word *left = a, *right = b;

  return left->n > right->n ? -1 : left->n < right->n;
}

/**
 * reg_relations_text_topics:
 * @person: a colleague
 *
 * Returns: (transfer full): what most of the contacts were: "complaints and Bicycles"; "" for nothing
 */
char *
reg_relations_text_topics (const RegAcquaintance *person)
{
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (Word));

  /* What it was about says more than how it was said, so that it comes first among equals. */
  for (guint i = 0; i < person->topics->len; i++)
    {
      const RegTopic *topic = &g_array_index (person->topics, RegTopic, i);
      Word word = { topic->text, topic->n };

      g_array_append_val (words, word);
    }
  for (int way = REG_N_CONTACT_WAYS - 1; way >= 0; way--)
    {
      Word word = { get_way (way), person->n_by_way[way] };

      if (word.n > 0)
        g_array_append_val (words, word);
    }
  g_array_sort (words, compare_words);
  if (words->len == 0)
    return g_strdup ("");
  if (words->len < MOST_TOPICS)
    return g_strdup (g_array_index (words, Word, 0).word);
  /* Translators: two topics of conversation: "complaints and bicycles" */
  return g_strdup_printf (_ ("%s and %s"), g_array_index (words, Word, 0).word,
                          g_array_index (words, Word, 1).word);
}

/**
 * reg_relations_text_describe:
 * @person: a colleague
 * @session: writes days
 *
 * Returns: (transfer full): "14 contacts, last 3 May, mostly complaints and bicycles"
 */
char *
reg_relations_text_describe (const RegAcquaintance *person, RegSession *session)
{
  g_autofree char *topics = reg_relations_text_topics (person);
  g_autofree char *day = reg_session_format_day (session, person->last_at);
  g_autofree char *times = g_strdup_printf (
      ngettext ("%'d contact", "%'d contacts", (gulong)person->n_contacts),
      (int)person->n_contacts);

  if (*topics == '\0')
    /* Translators: "14 contacts", and the day of the last one */
    return g_strdup_printf (_ ("%s, last %s"), times, day);
  /* Translators: "14 contacts", the day of the last one, and what they were about */
  return g_strdup_printf (_ ("%s, last %s, mostly %s"), times, day, topics);
}

/**
 * reg_relations_text_how:
 * @relation: a link of a customer
 *
 * Returns: what the other one is to the customer, as it stands above or beside their name
 */
const char *
reg_relations_text_how (const RegRelation *relation)
{
  if (relation->is_referral)
    return relation->is_reverse ? _ ("Brought by them") : _ ("Brought them to us");
  switch (relation->kind)
    {
    case REG_LINK_KIND_WORKS_FOR:
      return relation->is_reverse ? _ ("Works here") : _ ("Works for");
    case REG_LINK_KIND_PART_OF:
      return relation->is_reverse ? _ ("Belongs to them") : _ ("Part of");
    case REG_LINK_KIND_FAMILY:
      return _ ("Family");
    case REG_LINK_KIND_KNOWS:
      return relation->is_reverse ? _ ("Knows them") : _ ("Knows");
    case REG_N_LINK_KINDS:
    default:
      return "";
    }
}
