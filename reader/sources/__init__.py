"""Where text comes from: files, folders, standard input; decoding and limits."""
