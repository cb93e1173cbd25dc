/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The natives of io.geotraffic.agent.bpf.Native: they turn Java's types into
 * C's and back, and nothing else. A negative result is -errno.
 */
#include <errno.h>
#include <jni.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <bpf/libbpf.h>

#include "data_plane.h"
#include "kernel_support.h"
#include "log.h"
#include "rtnetlink.h"

#define NATIVE(type, name) \
	JNIEXPORT type JNICALL Java_io_geotraffic_agent_bpf_Native_##name

_Static_assert(sizeof(jlong) == sizeof(uint64_t), "long[] holds counters");
_Static_assert(sizeof(jint) == sizeof(uint32_t), "int[] holds ids");
_Static_assert(sizeof(struct prefix_entry) == 3 * sizeof(jlong),
	       "an entry is three longs");

JNIEXPORT jint JNICALL JNI_OnLoad(JavaVM *vm, void *reserved)
{
	(void)vm;
	(void)reserved;
	log_capture();
	return JNI_VERSION_10;
}

static struct data_plane *plane_of(jlong handle)
{
	return (struct data_plane *)(intptr_t)handle;
}

NATIVE(jlongArray, layout)(JNIEnv *env, jclass class)
{
	const jlong layout[] = {
		KEY_VERSION_SHIFT,
		KEY_DIRECTION_SHIFT,
		KEY_INTERFACE_SHIFT,
		DIRECTION_RECEIVED,
		DIRECTION_SENT,
		LAYER_2,
		LAYER_3,
		CLASS_IP,
		CLASS_NON_IP,
		CLASS_MALFORMED,
		sizeof(struct prefix_entry) / sizeof(jlong),
		sizeof(struct traffic[DIRECTIONS][CLASSES]) / sizeof(jlong),
		sizeof(struct statistics) / sizeof(jlong),
	};
	const jsize length = sizeof(layout) / sizeof(layout[0]);
	jlongArray result = (*env)->NewLongArray(env, length);

	(void)class;
	if (result)
		(*env)->SetLongArrayRegion(env, result, 0, length, layout);
	return result;
}

NATIVE(jint, possibleCpus)(JNIEnv *env, jclass class)
{
	(void)env;
	(void)class;
	return libbpf_num_possible_cpus();
}

NATIVE(jlong, capabilities)(JNIEnv *env, jclass class)
{
	uint64_t capabilities;
	int error = support_capabilities(&capabilities);

	(void)env;
	(void)class;
	return error ? error : (jlong)capabilities;
}

NATIVE(jint, supportsTcx)(JNIEnv *env, jclass class)
{
	(void)env;
	(void)class;
	return support_tcx();
}

NATIVE(jint, supportsBatch)(JNIEnv *env, jclass class)
{
	(void)env;
	(void)class;
	return support_batch();
}

NATIVE(jint, linkType)(JNIEnv *env, jclass class, jint ifindex)
{
	(void)env;
	(void)class;
	return interface_link_type(ifindex);
}

NATIVE(jstring, errorText)(JNIEnv *env, jclass class, jint error)
{
	char text[256];

	(void)class;
	libbpf_strerror(error, text, sizeof(text));
	return (*env)->NewStringUTF(env, text);
}

/* Bytes, not a string: a log need not be the UTF-8 that Java asks for. */
NATIVE(jint, takeLog)(JNIEnv *env, jclass class, jbyteArray result)
{
	char text[8192];
	jsize room = (*env)->GetArrayLength(env, result);
	jsize length;

	(void)class;
	log_take(text,
		 (size_t)room < sizeof(text) ? (size_t)room : sizeof(text));
	length = (jsize)strlen(text);
	(*env)->SetByteArrayRegion(env, result, 0, length, (jbyte *)text);
	return length;
}

NATIVE(jint, createPrefixes)(JNIEnv *env, jclass class, jint entries)
{
	(void)env;
	(void)class;
	log_forget();
	return prefixes_create(entries);
}

/* Takes the descriptor of the map of prefixes. */
NATIVE(jlong, load)(JNIEnv *env, jclass class, jint prefixes, jint interfaces)
{
	struct data_plane *plane;

	(void)env;
	(void)class;
	log_forget();

	int error = data_plane_load(prefixes, interfaces, &plane);

	close(prefixes);
	return error ? error : (jlong)(intptr_t)plane;
}

NATIVE(void, close)(JNIEnv *env, jclass class, jlong handle)
{
	(void)env;
	(void)class;
	data_plane_close(plane_of(handle));
}

NATIVE(jint, attach)
(JNIEnv *env, jclass class, jlong handle, jint number, jint ifindex, jint layer)
{
	(void)env;
	(void)class;
	log_forget();
	return data_plane_attach(plane_of(handle), number, ifindex, layer);
}

NATIVE(jint, reattach)(JNIEnv *env, jclass class, jlong handle, jint number)
{
	(void)env;
	(void)class;
	log_forget();
	return data_plane_reattach(plane_of(handle), number);
}

NATIVE(jint, detach)(JNIEnv *env, jclass class, jlong handle, jint number)
{
	(void)env;
	(void)class;
	return data_plane_detach(plane_of(handle), number);
}

NATIVE(jint, programId)
(JNIEnv *env, jclass class, jlong handle, jint number, jint direction)
{
	uint32_t id;
	int error =
		data_plane_program_id(plane_of(handle), number, direction, &id);

	(void)env;
	(void)class;
	return error ? error : (jint)id;
}

NATIVE(jint, readInterface)
(JNIEnv *env, jclass class, jlong handle, jint number, jlongArray result)
{
	struct traffic traffic[DIRECTIONS][CLASSES];
	int error =
		data_plane_read_interface(plane_of(handle), number, traffic);

	(void)class;
	if (!error)
		(*env)->SetLongArrayRegion(env, result, 0,
					   sizeof(traffic) / sizeof(jlong),
					   (jlong *)traffic);
	return error;
}

NATIVE(jint, readStatistics)
(JNIEnv *env, jclass class, jlong handle, jlongArray result)
{
	struct statistics statistics;
	int error = data_plane_read_statistics(plane_of(handle), &statistics);

	(void)class;
	if (!error)
		(*env)->SetLongArrayRegion(env, result, 0,
					   sizeof(statistics) / sizeof(jlong),
					   (jlong *)&statistics);
	return error;
}

/*
 * Copies, though a critical section would not: it would hold up the garbage
 * collector, and with it every thread, for as long as the kernel takes.
 */
NATIVE(jint, readPrefixes)
(JNIEnv *env, jclass class, jlong handle, jboolean first, jlongArray result)
{
	uint32_t room = (*env)->GetArrayLength(env, result) * sizeof(jlong) /
			sizeof(struct prefix_entry);
	struct prefix_entry *entries = malloc(room * sizeof(*entries));

	(void)class;
	if (!entries)
		return -ENOMEM;

	int count = data_plane_read_prefixes(plane_of(handle), first, room,
					     entries);

	if (count > 0)
		(*env)->SetLongArrayRegion(env, result, 0, count * 3,
					   (jlong *)entries);
	free(entries);
	return count;
}

NATIVE(jint, deletePrefixes)
(JNIEnv *env, jclass class, jlong handle, jlongArray keys, jint count)
{
	jlong *elements = (*env)->GetLongArrayElements(env, keys, NULL);
	int deleted;

	(void)class;
	if (!elements)
		return -ENOMEM;
	deleted = data_plane_delete_prefixes(plane_of(handle),
					     (uint64_t *)elements, count);
	(*env)->ReleaseLongArrayElements(env, keys, elements, JNI_ABORT);
	return deleted;
}

NATIVE(jint, queryChain)
(JNIEnv *env, jclass class, jint ifindex, jint direction, jintArray result)
{
	jsize room = (*env)->GetArrayLength(env, result);
	uint32_t *ids = calloc(room + 1, sizeof(*ids));

	(void)class;
	if (!ids)
		return -ENOMEM;

	int count = chain_query(ifindex, direction, room, ids);

	if (count > 0)
		(*env)->SetIntArrayRegion(env, result, 0,
					  count < room ? count : room,
					  (jint *)ids);
	free(ids);
	return count;
}

NATIVE(jint, openRouteSocket)(JNIEnv *env, jclass class, jint groups)
{
	(void)env;
	(void)class;
	log_forget();
	return rtnetlink_open(groups);
}

NATIVE(jint, sendRouteMessage)
(JNIEnv *env, jclass class, jint fd, jbyteArray message)
{
	jsize length = (*env)->GetArrayLength(env, message);
	jbyte *bytes = (*env)->GetByteArrayElements(env, message, NULL);
	int error;

	(void)class;
	if (!bytes)
		return -ENOMEM;
	error = rtnetlink_send(fd, bytes, length);
	(*env)->ReleaseByteArrayElements(env, message, bytes, JNI_ABORT);
	return error;
}

/* The buffer is of its own, for the thread may wait long. */
NATIVE(jint, receiveRouteMessages)
(JNIEnv *env, jclass class, jint fd, jbyteArray result, jint milliseconds)
{
	jsize room = (*env)->GetArrayLength(env, result);
	jbyte *bytes = malloc(room);

	(void)class;
	if (!bytes)
		return -ENOMEM;

	int length = rtnetlink_receive(fd, bytes, room, milliseconds);

	if (length > 0)
		(*env)->SetByteArrayRegion(env, result, 0, length, bytes);
	free(bytes);
	return length;
}

NATIVE(void, closeRouteSocket)(JNIEnv *env, jclass class, jint fd)
{
	(void)env;
	(void)class;
	close(fd);
}
