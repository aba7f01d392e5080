/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "draw/reg-doc-words.h"

#include <string.h>

#include "draw/reg-chart-axis.h"

/* A document speaks the customer's language, whatever the shop's own is and whatever languages
 * this machine knows; so its words stand here and not in a catalogue. The first is the fallback. */
static const RegDocWords all_words[] = {
  {
      .language = "en",
      .quotation = "Quotation",
      .date = "Date",
      .valid_until = "Valid until",
      .reference = "Your reference",
      .contact = "Your contact",
      .code = "Code",
      .description = "Description",
      .quantity = "Qty",
      .price = "Price",
      .discount = "Discount",
      .amount = "Amount",
      .optional = "optional, not in the total",
      .alternative = "alternative, not in the total",
      .subtotal = "Subtotal",
      .net = "Net",
      .tax = "VAT",
      .no_tax = "No VAT",
      .on = "on",
      .rounding = "Rounding",
      .total = "Total",
      .with_options = "With all options",
      .tax_included = "Prices include VAT.",
      .accepted = "Accepted",
      .place_date = "Place, date",
      .signature = "Signature",
      .approved_by = "Approved by",
      .page = "Page",
      .of = "of",
      .changes_since = "Changes since",
      .before = "Before",
      .now = "Now",
      .added = "New",
      .removed = "No longer included",
      .wording = "Wording",
      .changed = "changed",
      .unchanged = "Nothing has changed.",
      .terms = "Terms",
      .draft = "DRAFT",
      .not_approved = "NOT APPROVED",
      .mail = "Dear {customer},\n"
              "\n"
              "attached you find our quotation {number} for {total}.\n"
              "It is valid until {valid until}.\n"
              "\n"
              "If you have questions, just answer this message.\n"
              "\n"
              "Kind regards\n"
              "{contact}\n"
              "{business}",
      .months = { "January", "February", "March", "April", "May", "June", "July", "August",
                  "September", "October", "November", "December" },
  },
  {
      .language = "nl",
      .quotation = "Offerte",
      .date = "Datum",
      .valid_until = "Geldig tot en met",
      .reference = "Uw referentie",
      .contact = "Uw contactpersoon",
      .code = "Code",
      .description = "Omschrijving",
      .quantity = "Aantal",
      .price = "Prijs",
      .discount = "Korting",
      .amount = "Bedrag",
      .optional = "optioneel, niet in het totaal",
      .alternative = "alternatief, niet in het totaal",
      .subtotal = "Subtotaal",
      .net = "Netto",
      .tax = "Btw",
      .no_tax = "Geen btw",
      .on = "over",
      .rounding = "Afronding",
      .total = "Totaal",
      .with_options = "Met alle opties",
      .tax_included = "Prijzen zijn inclusief btw.",
      .accepted = "Akkoord",
      .place_date = "Plaats, datum",
      .signature = "Handtekening",
      .approved_by = "Goedgekeurd door",
      .page = "Pagina",
      .of = "van",
      .changes_since = "Wijzigingen ten opzichte van",
      .before = "Was",
      .now = "Wordt",
      .added = "Nieuw",
      .removed = "Vervallen",
      .wording = "Tekst",
      .changed = "gewijzigd",
      .unchanged = "Er is niets gewijzigd.",
      .terms = "Voorwaarden",
      .draft = "CONCEPT",
      .not_approved = "NIET GOEDGEKEURD",
      .mail = "Beste {customer},\n"
              "\n"
              "Bijgaand vindt u onze offerte {number} voor {total}.\n"
              "De offerte is geldig tot en met {valid until}.\n"
              "\n"
              "Hebt u vragen? Beantwoord dan gewoon dit bericht.\n"
              "\n"
              "Met vriendelijke groet\n"
              "{contact}\n"
              "{business}",
      .months = { "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
                  "september", "oktober", "november", "december" },
  },
  {
      .language = "de",
      .quotation = "Angebot",
      .date = "Datum",
      .valid_until = "Gültig bis",
      .reference = "Ihr Zeichen",
      .contact = "Ansprechpartner",
      .code = "Artikel",
      .description = "Bezeichnung",
      .quantity = "Menge",
      .price = "Preis",
      .discount = "Rabatt",
      .amount = "Betrag",
      .optional = "optional, nicht in der Summe",
      .alternative = "Alternative, nicht in der Summe",
      .subtotal = "Zwischensumme",
      .net = "Netto",
      .tax = "MwSt.",
      .no_tax = "Keine MwSt.",
      .on = "auf",
      .rounding = "Rundung",
      .total = "Gesamtbetrag",
      .with_options = "Mit allen Optionen",
      .tax_included = "Die Preise enthalten die Mehrwertsteuer.",
      .accepted = "Angenommen",
      .place_date = "Ort, Datum",
      .signature = "Unterschrift",
      .approved_by = "Freigegeben von",
      .page = "Seite",
      .of = "von",
      .changes_since = "Änderungen gegenüber",
      .before = "Bisher",
      .now = "Neu",
      .added = "Neu dabei",
      .removed = "Entfällt",
      .wording = "Wortlaut",
      .changed = "geändert",
      .unchanged = "Es hat sich nichts geändert.",
      .terms = "Bedingungen",
      .draft = "ENTWURF",
      .not_approved = "NICHT FREIGEGEBEN",
      .mail = "Guten Tag {customer},\n"
              "\n"
              "anbei erhalten Sie unser Angebot {number} über {total}.\n"
              "Es ist gültig bis {valid until}.\n"
              "\n"
              "Bei Fragen antworten Sie einfach auf diese Nachricht.\n"
              "\n"
              "Mit freundlichen Grüßen\n"
              "{contact}\n"
              "{business}",
      .months = { "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August",
                  "September", "Oktober", "November", "Dezember" },
  },
  {
      .language = "fr",
      .quotation = "Devis",
      .date = "Date",
      .valid_until = "Valable jusqu’au",
      .reference = "Votre référence",
      .contact = "Votre contact",
      .code = "Référence",
      .description = "Désignation",
      .quantity = "Qté",
      .price = "Prix",
      .discount = "Remise",
      .amount = "Montant",
      .optional = "en option, hors total",
      .alternative = "variante, hors total",
      .subtotal = "Sous-total",
      .net = "Total HT",
      .tax = "TVA",
      .no_tax = "Sans TVA",
      .on = "sur",
      .rounding = "Arrondi",
      .total = "Total TTC",
      .with_options = "Avec toutes les options",
      .tax_included = "Les prix comprennent la TVA.",
      .accepted = "Bon pour accord",
      .place_date = "Lieu, date",
      .signature = "Signature",
      .approved_by = "Approuvé par",
      .page = "Page",
      .of = "sur",
      .changes_since = "Modifications depuis",
      .before = "Avant",
      .now = "Maintenant",
      .added = "Nouveau",
      .removed = "Retiré",
      .wording = "Libellé",
      .changed = "modifié",
      .unchanged = "Rien n’a changé.",
      .terms = "Conditions",
      .draft = "BROUILLON",
      .not_approved = "NON APPROUVÉ",
      .mail = "Bonjour {customer},\n"
              "\n"
              "Veuillez trouver ci-joint notre devis {number} d’un montant de {total}.\n"
              "Il est valable jusqu’au {valid until}.\n"
              "\n"
              "Pour toute question, répondez simplement à ce message.\n"
              "\n"
              "Cordialement\n"
              "{contact}\n"
              "{business}",
      .months = { "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
                  "septembre", "octobre", "novembre", "décembre" },
  },
  {
      .language = "es",
      .quotation = "Presupuesto",
      .date = "Fecha",
      .valid_until = "Válido hasta",
      .reference = "Su referencia",
      .contact = "Su contacto",
      .code = "Código",
      .description = "Descripción",
      .quantity = "Cant.",
      .price = "Precio",
      .discount = "Dto.",
      .amount = "Importe",
      .optional = "opcional, no incluido en el total",
      .alternative = "alternativa, no incluida en el total",
      .subtotal = "Subtotal",
      .net = "Base imponible",
      .tax = "IVA",
      .no_tax = "Sin IVA",
      .on = "sobre",
      .rounding = "Redondeo",
      .total = "Total",
      .with_options = "Con todas las opciones",
      .tax_included = "Los precios incluyen el IVA.",
      .accepted = "Aceptado",
      .place_date = "Lugar, fecha",
      .signature = "Firma",
      .approved_by = "Aprobado por",
      .page = "Página",
      .of = "de",
      .changes_since = "Cambios desde",
      .before = "Antes",
      .now = "Ahora",
      .added = "Nuevo",
      .removed = "Eliminado",
      .wording = "Texto",
      .changed = "modificado",
      .unchanged = "No ha cambiado nada.",
      .terms = "Condiciones",
      .draft = "BORRADOR",
      .not_approved = "SIN APROBAR",
      .mail = "Hola, {customer}:\n"
              "\n"
              "Adjuntamos nuestro presupuesto {number} por un importe de {total}.\n"
              "Es válido hasta el {valid until}.\n"
              "\n"
              "Si tiene alguna pregunta, responda a este mensaje.\n"
              "\n"
              "Un cordial saludo\n"
              "{contact}\n"
              "{business}",
      .months = { "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
                  "septiembre", "octubre", "noviembre", "diciembre" },
  },
};

static gboolean
speaks (const char *tag, const char *language)
{
  gsize length = strlen (language);

  return tag != NULL && g_ascii_strncasecmp (tag, language, length) == 0
         && !g_ascii_isalpha (tag[length]);
}

/**
 * reg_doc_words_for_language:
 * @language: (nullable): a language tag, with or without country
 *
 * Returns: (transfer none): the words of a document in that language, or in English
 */
const RegDocWords *
reg_doc_words_for_language (const char *language)
{
  for (guint i = 0; i < G_N_ELEMENTS (all_words); i++)
    if (speaks (language, all_words[i].language))
      return &all_words[i];
  return &all_words[0];
}

/**
 * reg_doc_words_format_date:
 * @words: words of a language
 * @language: (nullable): the tag they were found by, because Americans put the month first
 * @date: (nullable): YYYY-MM-DD
 *
 * Returns: (transfer full): the date with the month in letters, which nobody can mistake; what is
 *   not a date comes back as it is
 */
char *
reg_doc_words_format_date (const RegDocWords *words, const char *language, const char *date)
{
  guint32 day = reg_chart_axis_parse_day (date);
  g_autofree char *tag = g_strdelimit (g_strdup (language != NULL ? language : ""), "-", '_');
  const char *month;
  GDate parts;

  if (day == 0)
    return g_strdup (date != NULL ? date : "");
  g_date_clear (&parts, 1);
  g_date_set_julian (&parts, day);
  month = words->months[g_date_get_month (&parts) - 1];
  if (speaks (tag, "en_US"))
    return g_strdup_printf ("%s %d, %d", month, g_date_get_day (&parts), g_date_get_year (&parts));
  if (speaks (tag, "fr") && g_date_get_day (&parts) == 1)
    return g_strdup_printf ("1er %s %d", month, g_date_get_year (&parts));
  if (strcmp (words->language, "de") == 0)
    return g_strdup_printf ("%d. %s %d", g_date_get_day (&parts), month, g_date_get_year (&parts));
  if (strcmp (words->language, "es") == 0)
    return g_strdup_printf ("%d de %s de %d", g_date_get_day (&parts), month,
                            g_date_get_year (&parts));
  return g_strdup_printf ("%d %s %d", g_date_get_day (&parts), month, g_date_get_year (&parts));
}

/** reg_doc_language_is_rtl: @language: (nullable): a tag. Returns: whether reading starts right */
gboolean
reg_doc_language_is_rtl (const char *language)
{
  static const char *const right_to_left[] = { "ar", "fa", "he", "ur", "yi" };

  for (guint i = 0; i < G_N_ELEMENTS (right_to_left); i++)
    if (speaks (language, right_to_left[i]))
      return TRUE;
  return FALSE;
}
