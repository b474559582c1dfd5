package fovea.file;

/// One file within a zip file, as its directory describes it.
///
/// @param name       its name
/// @param deflated   whether it is compressed
/// @param crc        the checksum of its content
/// @param compressed how many bytes it takes in the zip file
/// @param size       how many bytes its content has
/// @param begin      where its local header begins
record ZipEntryAt(String name, boolean deflated, long crc, long compressed, long size, long begin) {
}
