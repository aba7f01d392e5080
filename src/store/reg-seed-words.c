/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-seed-words.h"

/* Common words and common names, put together at random: nobody in particular. */

const char *const reg_seed_given_names[] = {
  "Anna",   "Bram", "Carla",  "Daan",  "Élise", "Fatima", "Gijs",    "Hanna",  "Ibrahim", "José",
  "Katrin", "Lars", "Mireia", "Noor",  "Ömer",  "Paul",   "Quirine", "René",   "Sophie",  "Thijs",
  "Ulla",   "Vera", "Willem", "Xenia", "Yara",  "Zoë",    "Åsa",     "Łucja",  "Søren",   "Ursula",
  "Émile",  "Jörg", "Mária",  "Nuria", "Olga",  "Pieter", "Rosa",    "Stefan", "Tomás",   "Wouter",
};
const guint reg_seed_n_given_names = G_N_ELEMENTS (reg_seed_given_names);

const char *const reg_seed_family_names[] = {
  "Bakker",    "Becker",   "Björk",     "Bos",       "Carvalho", "de Boer", "de Groot", "Dupont",
  "Fischer",   "García",   "Haddad",    "Hansen",    "Jansen",   "Kaya",    "Kowalski", "Lefèvre",
  "Lindqvist", "Maes",     "Martínez",  "Meyer",     "Müller",   "Novák",   "Nowak",    "Özdemir",
  "Peeters",   "Petit",    "Rossi",     "Schäfer",   "Schmidt",  "Smit",    "Sørensen", "Strauß",
  "Szabó",     "van Dijk", "van Vliet", "Verhoeven", "Visser",   "Wagner",  "Weiß",     "Zieliński",
};
const guint reg_seed_n_family_names = G_N_ELEMENTS (reg_seed_family_names);

const char *const reg_seed_trades[] = {
  "Bakery",  "Café",     "Courier service", "Flower shop", "Garden centre", "Hotel",
  "Joinery", "Physio",   "Primary school",  "Restaurant",  "Roofing",       "Studio",
  "Travel",  "Vineyard", "Brewery",         "Bookshop",
};
const guint reg_seed_n_trades = G_N_ELEMENTS (reg_seed_trades);

const char *const reg_seed_streets[] = {
  "Bahnhofstraße", "Dorpsstraat", "Hauptstraße", "Kerkstraat", "Lindenlaan",    "Marktplatz",
  "Molenweg",      "Parkstraße",  "Rue Haute",   "Schulweg",   "Stationsplein", "Wilgenpad",
};
const guint reg_seed_n_streets = G_N_ELEMENTS (reg_seed_streets);

const RegSeedTown reg_seed_towns[] = {
  { "NL", "Amsterdam", "+31 20 ", "10%02u AB" },
  { "NL", "Utrecht", "030-", "35%02u CD" },
  { "NL", "Haarlem", "+31 (0)23 ", "20%02u EF" },
  { "DE", "Köln", "0221 / ", "506%02u" },
  { "DE", "Münster", "+49 251 ", "481%02u" },
  { "BE", "Gent", "+32 9 ", "90%02u" },
  { "BE", "Liège", "04 ", "40%02u" },
  { "FR", "Lille", "+33 3 20 ", "590%02u" },
  { "DK", "Århus", "+45 86 ", "80%02u" },
  { "PL", "Łódź", "+48 42 ", "90-0%02u" },
};
const guint reg_seed_n_towns = G_N_ELEMENTS (reg_seed_towns);

const char *const reg_seed_things[] = {
  "city bike",    "cargo bike",   "child seat", "helmet", "rain cover", "battery", "brake set",
  "chain",        "tyre",         "front rack", "lock",   "light set",  "pannier", "saddle",
  "full service", "spoke repair", "wheel",      "bell",   "pump",       "trailer",
};
const guint reg_seed_n_things = G_N_ELEMENTS (reg_seed_things);

const char *const reg_seed_makes[] = { "Alder", "Birch", "Cedar", "Elm",   "Hazel",
                                       "Larch", "Maple", "Oak",   "Rowan", "Willow" };
const guint reg_seed_n_makes = G_N_ELEMENTS (reg_seed_makes);

const char *const reg_seed_talk[] = {
  "Asked when the order is ready",
  "Wants to come by on Saturday",
  "Happy with the last repair",
  "Asked for a price",
  "Left a message",
  "Brought the bike in",
  "Picked up the order",
  "Will think about it",
  "Asked about delivery",
  "New phone number noted",
};
const guint reg_seed_n_talk = G_N_ELEMENTS (reg_seed_talk);

const char *const reg_seed_trouble[] = {
  "Gear slips after the repair", "Delivered too late", "Wrong colour", "Brake squeals",
  "Battery drains fast",         "Charged twice"
};
const guint reg_seed_n_trouble = G_N_ELEMENTS (reg_seed_trouble);
