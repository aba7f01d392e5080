/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-fresh.h"

#include <string.h>

/* Customers that a long write has just made. Their derived rows come from the records that were at hand
 * when they were saved: reading those back costs an import more than the indexes of words do. */

/* The texts of which the first way to reach somebody is taken; the others grow with every one. */
#define N_FIRST REG_FRESH_WORDS

typedef struct
{
  RegRecord *record;
  char *texts[N_FIRST];
  gint64 positions[N_FIRST];
  gboolean has[N_FIRST];
  GString *words;
  GString *digits;
} Party;

struct _RegFresh
{
  gint64 first; /* id of the first; the others follow without a gap */
  GArray *parties;
};

static void
party_clear (gpointer data)
{
  Party *self = data;

  g_clear_pointer (&self->record, reg_record_unref);
  for (int i = 0; i < N_FIRST; i++)
    g_free (self->texts[i]);
  if (self->words)
    g_string_free (self->words, TRUE);
  if (self->digits)
    g_string_free (self->digits, TRUE);
}

/**
 * reg_fresh_new:
 *
 * Returns: (transfer full): nobody yet
 */
RegFresh *
reg_fresh_new (void)
{
  RegFresh *self = g_new0 (RegFresh, 1);

  self->parties = g_array_new (FALSE, TRUE, sizeof (Party));
  g_array_set_clear_func (self->parties, party_clear);
  return self;
}

/**
 * reg_fresh_free:
 * @self: (transfer full): fresh customers
 */
void
reg_fresh_free (RegFresh *self)
{
  g_array_unref (self->parties);
  g_free (self);
}

static Party *
find (RegFresh *self, gint64 id)
{
  if (id < self->first || id - self->first >= self->parties->len)
    return NULL;
  return &g_array_index (self->parties, Party, id - self->first);
}

static void
append (GString **words, const char *text)
{
  if (!text)
    return;
  if (!*words)
    *words = g_string_new (text);
  else
    g_string_append_printf (*words, " %s", text);
}

/* Ids only grow: of two in the same place the one that came before stays. */
static void
offer (Party *party, RegFreshText which, const RegRecord *point, int field)
{
  gint64 position = reg_record_is_null (point, REG_CONTACT_POINT_POSITION)
                        ? G_MININT64
                        : reg_record_get_int (point, REG_CONTACT_POINT_POSITION);

  if (party->has[which] && party->positions[which] <= position)
    return;
  party->has[which] = TRUE;
  party->positions[which] = position;
  g_set_str (&party->texts[which], reg_record_peek_text (point, field));
}

static void
take_point (Party *party, const RegRecord *point)
{
  const char *value = reg_record_peek_text (point, REG_CONTACT_POINT_VALUE);

  append (&party->words, reg_record_peek_text (point, REG_CONTACT_POINT_CITY));
  append (&party->digits, reg_record_peek_text (point, REG_CONTACT_POINT_DIGITS));
  if (reg_record_is_null (point, REG_CONTACT_POINT_KIND))
    return;
  switch ((RegContactKind)reg_record_get_int (point, REG_CONTACT_POINT_KIND))
    {
    case REG_CONTACT_KIND_PHONE:
    case REG_CONTACT_KIND_MOBILE:
      offer (party, REG_FRESH_PHONE, point, REG_CONTACT_POINT_VALUE);
      break;
    case REG_CONTACT_KIND_EMAIL:
      offer (party, REG_FRESH_EMAIL, point, REG_CONTACT_POINT_VALUE);
      append (&party->words, value);
      break;
    case REG_CONTACT_KIND_WEB:
    case REG_CONTACT_KIND_SOCIAL:
    case REG_CONTACT_KIND_CHAT:
      append (&party->words, value);
      break;
    case REG_CONTACT_KIND_ADDRESS:
      offer (party, REG_FRESH_TOWN, point, REG_CONTACT_POINT_CITY);
      break;
    case REG_CONTACT_KIND_FAX:
    default:
      break;
    }
}

/**
 * reg_fresh_take:
 * @self: fresh customers
 * @made: a row that was just made
 *
 * Returns: whether it is one of them, or a way to reach one
 */
gboolean
reg_fresh_take (RegFresh *self, RegRecord *made)
{
  RegEntityId entity = reg_record_get_entity (made);
  gint64 id = reg_record_get_id (made);
  Party *party;

  if (entity == REG_ENTITY_PARTY)
    {
      if (self->parties->len == 0)
        self->first = id;
      else if (id != self->first + self->parties->len)
        return FALSE;
      g_array_set_size (self->parties, self->parties->len + 1);
      find (self, id)->record = reg_record_ref (made);
      return TRUE;
    }
  if (entity != REG_ENTITY_CONTACT_POINT)
    return FALSE;
  party = find (self, reg_record_get_int (made, REG_CONTACT_POINT_PARTY_ID));
  if (party)
    take_point (party, made);
  return party != NULL;
}

/**
 * reg_fresh_get_range:
 * @self: fresh customers
 * @first: (out): the first id
 * @last: (out): the last id
 *
 * Returns: whether there are any
 */
gboolean
reg_fresh_get_range (RegFresh *self, gint64 *first, gint64 *last)
{
  *first = self->first;
  *last = self->first + self->parties->len - 1;
  return self->parties->len > 0;
}

/**
 * reg_fresh_get_size:
 * @self: fresh customers
 *
 * Returns: how many there are
 */
guint
reg_fresh_get_size (RegFresh *self)
{
  return self->parties->len;
}

/**
 * reg_fresh_has:
 * @self: fresh customers
 * @party: an id
 *
 * Returns: whether it is one of them
 */
gboolean
reg_fresh_has (RegFresh *self, gint64 party)
{
  return find (self, party) != NULL;
}

/**
 * reg_fresh_get_record:
 * @self: fresh customers
 * @party: id of one of them
 *
 * Returns: (transfer none): the customer as made
 */
const RegRecord *
reg_fresh_get_record (RegFresh *self, gint64 party)
{
  return find (self, party)->record;
}

/**
 * reg_fresh_get:
 * @self: fresh customers
 * @party: id of one of them
 * @text: which of the texts
 *
 * Returns: (transfer none) (nullable): the text
 */
const char *
reg_fresh_get (RegFresh *self, gint64 party, RegFreshText text)
{
  const Party *found = find (self, party);

  if (!found)
    return NULL;
  if (text < N_FIRST)
    return found->texts[text];
  if (text == REG_FRESH_WORDS)
    return found->words ? found->words->str : NULL;
  return found->digits ? found->digits->str : NULL;
}

/**
 * reg_fresh_clear:
 * @self: fresh customers
 *
 * From now on they are customers like all others.
 */
void
reg_fresh_clear (RegFresh *self)
{
  g_array_set_size (self->parties, 0);
}
