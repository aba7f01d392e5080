/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fuzz.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

/* Damages files at random, one after the other, until the time is up. What a run does follows from
 * its seed alone; the input that breaks something is kept. See docs/HACKING.md. */

#define MAX_SEED_SIZE (16 * 1024)
#define MAX_SIZE (256 * 1024)
/* Of the processor's time, for one input. */
#define MAX_SECONDS 20

/* What the sanitizers ask for. */
const char *__asan_default_options (void);
const char *__ubsan_default_options (void);

static struct
{
  const guint8 *data;
  gsize size;
  const char *kept; /* where an input goes that breaks something */
} current;

/* A finding ends in abort(), which keeps the input. */
const char *
__asan_default_options (void)
{
  return "abort_on_error=1:detect_leaks=0";
}

const char *
__ubsan_default_options (void)
{
  return "halt_on_error=1:abort_on_error=1:print_stacktrace=1";
}

/* Only what a signal handler may do. */
static void
keep_input (int number)
{
  static const char slow[] = "\nThis input takes too long; it is kept.\n";
  static const char broken[] = "\nThis input breaks something; it is kept.\n";
  int file = open (current.kept, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  gssize n = file < 0 ? 0 : write (file, current.data, current.size);

  n += number == SIGPROF ? write (STDERR_FILENO, slow, sizeof slow - 1)
                         : write (STDERR_FILENO, broken, sizeof broken - 1);
  _exit (n > 0 ? 1 : 2);
}

static void
run_one (const guint8 *data, gsize size)
{
  const struct itimerval limit = { .it_value = { .tv_sec = MAX_SECONDS } };

  current.data = data;
  current.size = size;
  setitimer (ITIMER_PROF, &limit, NULL);
  LLVMFuzzerTestOneInput (data, size);
}

static double
spent (void)
{
  return (double)clock () / CLOCKS_PER_SEC;
}

/* --- inputs ----------------------------------------------------------------------------------- */

static GPtrArray *
make_seeds (void)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  GPtrArray *seeds = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);

  fuzz_add_seeds (all);
  for (guint i = 0; i < all->len; i++)
    if (g_bytes_get_size (all->pdata[i]) <= MAX_SEED_SIZE)
      g_ptr_array_add (seeds, g_bytes_ref (all->pdata[i]));
  return seeds;
}

/* --- damage ----------------------------------------------------------------------------------- */

static guint
below (GRand *random, guint limit)
{
  return limit ? (guint)g_rand_int_range (random, 0, (gint32)limit) : 0;
}

static void
insert (GByteArray *data, guint at, const guint8 *bytes, guint n)
{
  if (data->len + n > MAX_SIZE)
    return;
  g_byte_array_set_size (data, data->len + n);
  memmove (data->data + at + n, data->data + at, data->len - n - at);
  memcpy (data->data + at, bytes, n);
}

static void
insert_word (GByteArray *data, guint at, GRand *random)
{
  guint n_words = 0;
  const char *word;

  while (fuzz_words[n_words])
    n_words++;
  word = fuzz_words[below (random, n_words)];
  insert (data, at, (const guint8 *)word, (guint)strlen (word));
}

/* A piece of another file, or of the same one. */
static void
insert_piece (GByteArray *data, guint at, GBytes *other, GRand *random)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (other, &size);
  guint from = below (random, (guint)size), n = below (random, (guint)size - from + 1);
  g_autofree guint8 *piece = g_memdup2 (bytes + from, n);

  if (n)
    insert (data, at, piece, n);
}

static void
repeat_piece (GByteArray *data, guint at, GRand *random)
{
  guint n = 1 + below (random, MIN (data->len - at, 24));
  g_autofree guint8 *piece = NULL;

  if (at + n > data->len)
    return;
  piece = g_memdup2 (data->data + at, n);
  for (guint times = 1u << below (random, 12); times > 0; times--)
    insert (data, at, piece, n);
}

static void
damage (GByteArray *data, GPtrArray *seeds, GRand *random)
{
  guint at = below (random, data->len + 1);

  switch (below (random, 9))
    {
    case 0:
      if (at < data->len)
        data->data[at] = (guint8)below (random, 256);
      break;
    case 1:
      if (at < data->len)
        data->data[at] ^= (guint8)(1u << below (random, 8));
      break;
    case 2:
      g_byte_array_remove_range (data, at, below (random, MIN (data->len - at, 64) + 1));
      break;
    case 3:
      insert_piece (data, at, seeds->pdata[below (random, seeds->len)], random);
      break;
    case 4:
      repeat_piece (data, at, random);
      break;
    case 5:
      if (below (random, 8) == 0)
        g_byte_array_set_size (data, at);
      break;
    default:
      insert_word (data, at, random);
      break;
    }
}

static GByteArray *
make_input (GPtrArray *seeds, GRand *random)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (seeds->pdata[below (random, seeds->len)], &size);
  GByteArray *data = g_byte_array_sized_new ((guint)size + 64);

  if (size)
    g_byte_array_append (data, bytes, (guint)size);
  for (guint i = 1 + below (random, 16); i > 0; i--)
    damage (data, seeds, random);
  return data;
}

/* --- running ---------------------------------------------------------------------------------- */

static gboolean
run_files (char **paths, GError **error)
{
  for (int i = 0; paths[i]; i++)
    {
      g_autofree char *contents = NULL;
      gsize size;

      if (!g_file_get_contents (paths[i], &contents, &size, error))
        return FALSE;
      run_one ((const guint8 *)contents, size);
      g_print ("%s is read without harm\n", paths[i]);
    }
  return TRUE;
}

static void
run (double seconds, int executions, int number)
{
  g_autoptr (GPtrArray) seeds = make_seeds ();
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32)number);
  double start = spent ();
  gint64 n = 0;
  guint64 n_bytes = 0;

  for (; executions ? n < executions : spent () - start < seconds; n++)
    {
      g_autoptr (GByteArray) input = make_input (seeds, random);

      run_one (input->data, input->len);
      n_bytes += input->len;
    }
  g_print ("%s%" G_GINT64_FORMAT " inputs of %" G_GUINT64_FORMAT
           " bytes on average, from %u files and seed %d: nothing broke in %.1f s of the "
           "processor\n",
           executions ? "1..1\nok 1 - " : "", n, n ? n_bytes / (guint64)n : 0, seeds->len, number,
           spent () - start);
}

int
main (int argc, char *argv[])
{
  double seconds = 60;
  int executions = 0, number = 1;
  g_autofree char *kept = NULL;
  g_auto (GStrv) paths = NULL;
  const GOptionEntry entries[] = {
    { "seconds", 0, 0, G_OPTION_ARG_DOUBLE, &seconds, "Time of the processor (60)", "N" },
    { "executions", 0, 0, G_OPTION_ARG_INT, &executions, "So many inputs, whatever time", "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT, &number, "Another seed, other inputs (1)", "N" },
    { "keep", 0, 0, G_OPTION_ARG_FILENAME, &kept, "Where a harmful input goes", "FILE" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, "Only read these", "FILE…" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("- reads damaged files");
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  current.kept = kept ? kept : "fuzz-kept";
  signal (SIGABRT, keep_input);
  signal (SIGPROF, keep_input);
  if (!paths)
    run (seconds, executions, number);
  else if (!run_files (paths, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  return 0;
}
