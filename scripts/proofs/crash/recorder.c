/* Preloaded into a program: records what it does to the files of one folder, in order, so that a disk which lost its power
 * at any moment can be made again (see images.py).
 *
 * RECORD_FOLDER: the folder, absolute, without a link in it. RECORD_TO: the file that gets one record for each call that
 * succeeded: four little-endian integers (kind, length of the name: 32 bit each; place, length of the content: 64 bit
 * each), the name, the content. Shared memory of SQLite (-shm) is no part of a journal and is left out.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { CREATED = 1, WRITTEN = 2, CUT = 3, SYNCED = 4, REMOVED = 5, RENAMED = 6, FOLDER_SYNCED = 7, LINKED = 8 };
enum { FILES = 4096 };

static char *names[FILES];
static char folder_of[FILES];
static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
static int record_to = -1;

static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

static const char *folder(void) {
    static const char *known;
    if (!known && !(known = getenv("RECORD_FOLDER"))) known = "";
    return known;
}

/* The part of `path` below the folder; "" for the folder itself; NULL for anything else. */
static const char *below(const char *path) {
    size_t length = strlen(folder());
    if (!length || strncmp(path, folder(), length)) return NULL;
    if (!path[length]) return "";
    if (path[length] != '/') return NULL;
    size_t end = strlen(path);
    return end > 4 && !strcmp(path + end - 4, "-shm") ? NULL : path + length + 1;
}

static void put(const void *bytes, size_t count) {
    static ssize_t (*write_)(int, const void *, size_t);
    if (!write_) write_ = real("write");
    const char *left = bytes;
    while (count) {
        ssize_t done = write_(record_to, left, count);
        if (done <= 0) abort();
        left += done, count -= (size_t)done;
    }
}

static void record(uint32_t kind, const char *name, uint64_t place, const void *content, uint64_t length) {
    pthread_mutex_lock(&one_at_a_time);
    if (record_to < 0) {
        static int (*open_)(const char *, int, ...);
        if (!open_) open_ = real("open64");
        record_to = open_(getenv("RECORD_TO"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        if (record_to < 0) abort();
    }
    uint32_t small[2] = {kind, (uint32_t)strlen(name)};
    uint64_t large[2] = {place, length};
    put(small, sizeof small);
    put(large, sizeof large);
    put(name, small[1]);
    put(content, length);
    pthread_mutex_unlock(&one_at_a_time);
}

static int opened(int file, const char *path, int flags, int existed) {
    const char *name = below(path);
    if (file < 0 || file >= FILES || !name) return file;
    free(names[file]);
    names[file] = strdup(name);
    folder_of[file] = !*name;
    if (*name && (flags & O_CREAT) && !existed) record(CREATED, name, 0, "", 0);
    if (*name && (flags & O_TRUNC)) record(CUT, name, 0, "", 0);
    return file;
}

static const char *name_of(int file) { return file >= 0 && file < FILES && names[file] && !folder_of[file] ? names[file] : NULL; }

#define OPEN(function)                                                          \
    int function(const char *path, int flags, ...) {                            \
        static int (*next)(const char *, int, ...);                             \
        if (!next) next = real(#function);                                      \
        va_list more;                                                           \
        va_start(more, flags);                                                  \
        mode_t mode = (flags & O_CREAT) ? va_arg(more, mode_t) : 0;             \
        va_end(more);                                                           \
        int existed = below(path) && !access(path, F_OK);                       \
        return opened(next(path, flags, mode), path, flags, existed);           \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(function)                                                        \
    int function(int from, const char *path, int flags, ...) {                  \
        static int (*next)(int, const char *, int, ...);                        \
        if (!next) next = real(#function);                                      \
        va_list more;                                                           \
        va_start(more, flags);                                                  \
        mode_t mode = (flags & O_CREAT) ? va_arg(more, mode_t) : 0;             \
        va_end(more);                                                           \
        int existed = below(path) && !access(path, F_OK);                       \
        return opened(next(from, path, flags, mode), path, flags, existed);     \
    }
OPENAT(openat)
OPENAT(openat64)

int close(int file) {
    static int (*next)(int);
    if (!next) next = real("close");
    if (file >= 0 && file < FILES && names[file]) {
        free(names[file]);
        names[file] = NULL;
        folder_of[file] = 0;
    }
    return next(file);
}

#define PWRITE(function, offset_type)                                                              \
    ssize_t function(int file, const void *content, size_t length, offset_type place) {            \
        static ssize_t (*next)(int, const void *, size_t, offset_type);                            \
        if (!next) next = real(#function);                                                         \
        ssize_t done = next(file, content, length, place);                                         \
        if (done > 0 && name_of(file)) record(WRITTEN, name_of(file), (uint64_t)place, content, (uint64_t)done); \
        return done;                                                                               \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

ssize_t write(int file, const void *content, size_t length) {
    static ssize_t (*next)(int, const void *, size_t);
    if (!next) next = real("write");
    ssize_t done = next(file, content, length);
    if (done > 0 && name_of(file)) {
        off_t end = lseek(file, 0, SEEK_CUR);
        record(WRITTEN, name_of(file), (uint64_t)(end - done), content, (uint64_t)done);
    }
    return done;
}

#define CUT_TO(function, offset_type)                                           \
    int function(int file, offset_type length) {                                \
        static int (*next)(int, offset_type);                                   \
        if (!next) next = real(#function);                                      \
        int failed = next(file, length);                                        \
        if (!failed && name_of(file)) record(CUT, name_of(file), (uint64_t)length, "", 0); \
        return failed;                                                          \
    }
CUT_TO(ftruncate, off_t)
CUT_TO(ftruncate64, off64_t)

#define SYNC(function)                                                          \
    int function(int file) {                                                    \
        static int (*next)(int);                                                \
        if (!next) next = real(#function);                                      \
        int failed = next(file);                                                \
        if (failed || file < 0 || file >= FILES || !names[file]) return failed; \
        if (folder_of[file]) record(FOLDER_SYNCED, "", 0, "", 0);               \
        else record(SYNCED, names[file], 0, "", 0);                             \
        return failed;                                                          \
    }
SYNC(fsync)
SYNC(fdatasync)

int unlink(const char *path) {
    static int (*next)(const char *);
    if (!next) next = real("unlink");
    int failed = next(path);
    const char *name = below(path);
    if (!failed && name) record(REMOVED, name, 0, "", 0);
    return failed;
}

static int moved(int failed, uint32_t kind, const char *from, const char *to) {
    if (!failed && below(from) && below(to)) record(kind, below(from), 0, below(to), strlen(below(to)));
    return failed;
}

int rename(const char *from, const char *to) {
    static int (*next)(const char *, const char *);
    if (!next) next = real("rename");
    return moved(next(from, to), RENAMED, from, to);
}

int link(const char *from, const char *to) {
    static int (*next)(const char *, const char *);
    if (!next) next = real("link");
    return moved(next(from, to), LINKED, from, to);
}

int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags) {
    static int (*next)(int, const char *, int, const char *, int);
    if (!next) next = real("linkat");
    return moved(next(from_folder, from, to_folder, to, flags), LINKED, from, to);
}
