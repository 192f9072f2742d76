/** Lays out what a WebAssembly kernel works with in the memory that it exports. */

const PAGE = 65536
/** What is read sixteen bytes at a time begins at a multiple of them. */
const ALIGNED = 16

/** Bytes at the beginning that hold the kernel's own constants. */
const CONSTANTS = 48

/** A kernel's memory while it is laid out. */
export interface KernelMemory {
  /** The address of the next `bytes` bytes. */
  take(bytes: number): number
  /** The memory, grown to hold all that was taken; views made before it are of no use. */
  grown(): ArrayBuffer
}

/** Begins to lay out the memory of an instance. */
export function kernelMemory(exports: WebAssembly.Exports): KernelMemory {
  const memory = exports.memory as WebAssembly.Memory
  let size = CONSTANTS
  return {
    take: (bytes) => {
      const from = size
      size = (size + bytes + ALIGNED - 1) & ~(ALIGNED - 1)
      return from
    },
    grown: () => {
      memory.grow(Math.max(0, Math.ceil(size / PAGE) - memory.buffer.byteLength / PAGE))
      return memory.buffer
    },
  }
}
