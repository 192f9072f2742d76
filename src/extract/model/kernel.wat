;; The model's arithmetic, several numbers at a time. `kernel.wasm` is made from this file by `npm run build:kernel`.
;; First the sums of table rows (table.ts), then the network: its HIDDEN is 32, so a direction has 4 * 32 sums and a row
;; of weights 512 bytes. All addresses are in bytes.
(module
  (memory (export "memory") 1)

  ;; Turns `count` hashes into the addresses of their rows, in place; a hash without one gives `empty`. As findRow of
  ;; table.ts, without a branch, so that no look-up waits for the one before it. index: pairs of a bitmap word and the number
  ;; of rows before it.
  (func $find (param $at i32) (param $end i32) (param $shift i32) (param $index i32) (param $rows i32) (param $classes i32)
    (param $empty i32) (local $bucket i32) (local $pair i32) (local $word i32)
    (loop $next
      (if (i32.lt_u (local.get $at) (local.get $end)) (then
        (local.set $bucket (i32.shr_u (i32.load (local.get $at)) (local.get $shift)))
        (local.set $pair
          (i32.add (local.get $index) (i32.shl (i32.shr_u (local.get $bucket) (i32.const 5)) (i32.const 3))))
        (local.set $word (i32.load (local.get $pair)))
        (i32.store (local.get $at) (select
          (i32.add (local.get $rows) (i32.mul (local.get $classes) (i32.add (i32.load offset=4 (local.get $pair))
            (i32.popcnt (i32.and (local.get $word)
              (i32.xor (i32.shl (i32.const -1) (local.get $bucket)) (i32.const -1)))))))
          (local.get $empty)
          (i32.and (i32.shr_u (local.get $word) (local.get $bucket)) (i32.const 1))))
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        (br $next)))))

  ;; out[0..8) = the sum of the rows of `count` hashes, which are overwritten; a row has `classes` bytes, up to 8
  (func (export "sum8")
    (param $at i32) (param $count i32) (param $shift i32) (param $index i32) (param $rows i32) (param $classes i32)
    (param $empty i32) (param $out i32)
    (local $end i32) (local $a v128)
    (local.set $end (i32.add (local.get $at) (i32.shl (local.get $count) (i32.const 2))))
    (call $find (local.get $at) (local.get $end) (local.get $shift) (local.get $index) (local.get $rows)
      (local.get $classes) (local.get $empty))
    (loop $next
      (if (i32.lt_u (local.get $at) (local.get $end)) (then
        (local.set $a (i16x8.add (local.get $a) (v128.load8x8_s (i32.load (local.get $at)))))
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        (br $next))))
    (v128.store offset=0 (local.get $out) (i32x4.extend_low_i16x8_s (local.get $a)))
    (v128.store offset=16 (local.get $out) (i32x4.extend_high_i16x8_s (local.get $a))))

  ;; the same for rows of up to 32 bytes
  (func (export "sum32")
    (param $at i32) (param $count i32) (param $shift i32) (param $index i32) (param $rows i32) (param $classes i32)
    (param $empty i32) (param $out i32)
    (local $end i32) (local $row i32) (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local.set $end (i32.add (local.get $at) (i32.shl (local.get $count) (i32.const 2))))
    (call $find (local.get $at) (local.get $end) (local.get $shift) (local.get $index) (local.get $rows)
      (local.get $classes) (local.get $empty))
    (loop $next
      (if (i32.lt_u (local.get $at) (local.get $end)) (then
        (local.set $row (i32.load (local.get $at)))
        (local.set $a (i16x8.add (local.get $a) (v128.load8x8_s offset=0 (local.get $row))))
        (local.set $b (i16x8.add (local.get $b) (v128.load8x8_s offset=8 (local.get $row))))
        (local.set $c (i16x8.add (local.get $c) (v128.load8x8_s offset=16 (local.get $row))))
        (local.set $d (i16x8.add (local.get $d) (v128.load8x8_s offset=24 (local.get $row))))
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        (br $next))))
    (v128.store offset=0 (local.get $out) (i32x4.extend_low_i16x8_s (local.get $a)))
    (v128.store offset=16 (local.get $out) (i32x4.extend_high_i16x8_s (local.get $a)))
    (v128.store offset=32 (local.get $out) (i32x4.extend_low_i16x8_s (local.get $b)))
    (v128.store offset=48 (local.get $out) (i32x4.extend_high_i16x8_s (local.get $b)))
    (v128.store offset=64 (local.get $out) (i32x4.extend_low_i16x8_s (local.get $c)))
    (v128.store offset=80 (local.get $out) (i32x4.extend_high_i16x8_s (local.get $c)))
    (v128.store offset=96 (local.get $out) (i32x4.extend_low_i16x8_s (local.get $d)))
    (v128.store offset=112 (local.get $out) (i32x4.extend_high_i16x8_s (local.get $d))))

  ;; z[0..32) = start[0..32) + sum over i < count of x[i] * w[i][0..32); rows of w are 512 bytes apart
  (func $block (param $x i32) (param $count i32) (param $w i32) (param $start i32) (param $z i32)
    (local $s v128) (local $end i32)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local $e v128) (local $f v128) (local $g v128) (local $h v128)
    (local.set $a (v128.load offset=0 (local.get $start)))
    (local.set $b (v128.load offset=16 (local.get $start)))
    (local.set $c (v128.load offset=32 (local.get $start)))
    (local.set $d (v128.load offset=48 (local.get $start)))
    (local.set $e (v128.load offset=64 (local.get $start)))
    (local.set $f (v128.load offset=80 (local.get $start)))
    (local.set $g (v128.load offset=96 (local.get $start)))
    (local.set $h (v128.load offset=112 (local.get $start)))
    (local.set $end (i32.add (local.get $x) (i32.shl (local.get $count) (i32.const 2))))
    (loop $next
      (local.set $s (v128.load32_splat (local.get $x)))
      (local.set $a (f32x4.add (local.get $a) (f32x4.mul (local.get $s) (v128.load offset=0 (local.get $w)))))
      (local.set $b (f32x4.add (local.get $b) (f32x4.mul (local.get $s) (v128.load offset=16 (local.get $w)))))
      (local.set $c (f32x4.add (local.get $c) (f32x4.mul (local.get $s) (v128.load offset=32 (local.get $w)))))
      (local.set $d (f32x4.add (local.get $d) (f32x4.mul (local.get $s) (v128.load offset=48 (local.get $w)))))
      (local.set $e (f32x4.add (local.get $e) (f32x4.mul (local.get $s) (v128.load offset=64 (local.get $w)))))
      (local.set $f (f32x4.add (local.get $f) (f32x4.mul (local.get $s) (v128.load offset=80 (local.get $w)))))
      (local.set $g (f32x4.add (local.get $g) (f32x4.mul (local.get $s) (v128.load offset=96 (local.get $w)))))
      (local.set $h (f32x4.add (local.get $h) (f32x4.mul (local.get $s) (v128.load offset=112 (local.get $w)))))
      (local.set $w (i32.add (local.get $w) (i32.const 512)))
      (br_if $next
        (i32.lt_u (local.tee $x (i32.add (local.get $x) (i32.const 4))) (local.get $end))))
    (v128.store offset=0 (local.get $z) (local.get $a))
    (v128.store offset=16 (local.get $z) (local.get $b))
    (v128.store offset=32 (local.get $z) (local.get $c))
    (v128.store offset=48 (local.get $z) (local.get $d))
    (v128.store offset=64 (local.get $z) (local.get $e))
    (v128.store offset=80 (local.get $z) (local.get $f))
    (v128.store offset=96 (local.get $z) (local.get $g))
    (v128.store offset=112 (local.get $z) (local.get $h)))

  ;; the quotient of squash.ts
  (func $squash (param $v v128) (result v128) (local $s v128)
    (local.set $v (f32x4.max (f32x4.min (local.get $v) (v128.const f32x4 4.97 4.97 4.97 4.97))
      (v128.const f32x4 -4.97 -4.97 -4.97 -4.97)))
    (local.set $s (f32x4.mul (local.get $v) (local.get $v)))
    (f32x4.div
      (f32x4.mul (local.get $v)
        (f32x4.add (v128.const f32x4 135135 135135 135135 135135) (f32x4.mul (local.get $s)
          (f32x4.add (v128.const f32x4 17325 17325 17325 17325) (f32x4.mul (local.get $s)
            (f32x4.add (v128.const f32x4 378 378 378 378) (local.get $s)))))))
      (f32x4.add (v128.const f32x4 135135 135135 135135 135135) (f32x4.mul (local.get $s)
        (f32x4.add (v128.const f32x4 62370 62370 62370 62370) (f32x4.mul (local.get $s)
          (f32x4.add (v128.const f32x4 3150 3150 3150 3150) (f32x4.mul (local.get $s)
            (v128.const f32x4 28 28 28 28)))))))))

  ;; 0.5 + 0.5 * squash(v): the gates' weights are halved beforehand
  (func $gate (param $v v128) (result v128)
    (f32x4.add (v128.const f32x4 0.5 0.5 0.5 0.5)
      (f32x4.mul (v128.const f32x4 0.5 0.5 0.5 0.5) (call $squash (local.get $v)))))

  ;; One direction over n rows. x: first row read, xStep: bytes to the next one (negative to read backwards).
  ;; w: bias[128], then [inputs][128], then [32][128]. out: where the first row's 32 outputs go.
  ;; scratch: 768 bytes (sums 512, output 128, state 128).
  (func (export "direction")
    (param $x i32) (param $xStep i32) (param $n i32) (param $inputs i32) (param $w i32)
    (param $out i32) (param $outStep i32) (param $scratch i32)
    (local $h i32) (local $recurrent i32) (local $k i32) (local $input i32) (local $at i32) (local $state v128)
    (local.set $h (i32.add (local.get $scratch) (i32.const 512)))
    (memory.fill (local.get $h) (i32.const 0) (i32.const 256))
    (local.set $input (i32.add (local.get $w) (i32.const 512)))
    (local.set $recurrent (i32.add (local.get $input) (i32.shl (local.get $inputs) (i32.const 9))))
    (if (i32.eqz (local.get $n)) (then (return)))
    (loop $row
      (local.set $k (i32.const 0))
      (loop $part
        (call $block (local.get $x) (local.get $inputs) (i32.add (local.get $input) (local.get $k))
          (i32.add (local.get $w) (local.get $k)) (i32.add (local.get $scratch) (local.get $k)))
        (call $block (local.get $h) (i32.const 32) (i32.add (local.get $recurrent) (local.get $k))
          (i32.add (local.get $scratch) (local.get $k)) (i32.add (local.get $scratch) (local.get $k)))
        (br_if $part
          (i32.lt_u (local.tee $k (i32.add (local.get $k) (i32.const 128))) (i32.const 512))))
      (local.set $k (i32.const 0))
      (loop $lane
        (local.set $at (i32.add (local.get $scratch) (local.get $k)))
        (local.set $state
          (f32x4.add
            (f32x4.mul (call $gate (v128.load offset=128 (local.get $at))) (v128.load offset=640 (local.get $at)))
            (f32x4.mul (call $gate (v128.load (local.get $at))) (call $squash (v128.load offset=256 (local.get $at))))))
        (v128.store offset=640 (local.get $at) (local.get $state))
        (v128.store offset=512 (local.get $at)
          (f32x4.mul (call $gate (v128.load offset=384 (local.get $at))) (call $squash (local.get $state))))
        (v128.store (i32.add (local.get $out) (local.get $k)) (v128.load offset=512 (local.get $at)))
        (br_if $lane
          (i32.lt_u (local.tee $k (i32.add (local.get $k) (i32.const 16))) (i32.const 128))))
      (local.set $x (i32.add (local.get $x) (local.get $xStep)))
      (local.set $out (i32.add (local.get $out) (local.get $outStep)))
      (br_if $row (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))

  ;; out[t][0..8) = bias[0..8) + sum over i < inputs of x[t][i] * w[i][0..8), for n rows. w: bias[8], then [inputs][8].
  (func (export "scores")
    (param $x i32) (param $n i32) (param $inputs i32) (param $w i32) (param $out i32)
    (local $i i32) (local $at i32) (local $s v128) (local $a v128) (local $b v128)
    (if (i32.eqz (local.get $n)) (then (return)))
    (loop $row
      (local.set $a (v128.load offset=0 (local.get $w)))
      (local.set $b (v128.load offset=16 (local.get $w)))
      (local.set $at (local.get $w))
      (local.set $i (local.get $inputs))
      (loop $next
        (local.set $at (i32.add (local.get $at) (i32.const 32)))
        (local.set $s (v128.load32_splat (local.get $x)))
        (local.set $a (f32x4.add (local.get $a) (f32x4.mul (local.get $s) (v128.load offset=0 (local.get $at)))))
        (local.set $b (f32x4.add (local.get $b) (f32x4.mul (local.get $s) (v128.load offset=16 (local.get $at)))))
        (local.set $x (i32.add (local.get $x) (i32.const 4)))
        (br_if $next (local.tee $i (i32.sub (local.get $i) (i32.const 1)))))
      (v128.store offset=0 (local.get $out) (local.get $a))
      (v128.store offset=16 (local.get $out) (local.get $b))
      (local.set $out (i32.add (local.get $out) (i32.const 32)))
      (br_if $row (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))))
