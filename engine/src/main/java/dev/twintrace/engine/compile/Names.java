package dev.twintrace.engine.compile;

import dev.twintrace.engine.explore.Successors;
import dev.twintrace.engine.interpret.MistakeInFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** What generated code refers to. */
final class Names {
    static final ClassDesc STEPS = ClassDesc.of(Steps.class.getName());
    static final ClassDesc GENERATED = ClassDesc.of(Steps.class.getPackageName(), "Generated");
    static final ClassDesc LONGS = ConstantDescs.CD_long.arrayType();
    static final ClassDesc BOOLEANS = ConstantDescs.CD_boolean.arrayType();
    static final ClassDesc MISTAKE = ClassDesc.of(MistakeInFile.class.getName());
    static final ClassDesc MISTAKES = MISTAKE.arrayType();
    static final ClassDesc SINK = ClassDesc.ofDescriptor(Successors.Sink.class.descriptorString());
    static final ClassDesc SURROUNDINGS =
            ClassDesc.ofDescriptor(Steps.Surroundings.class.descriptorString());
    static final ClassDesc LONG_CLASS = ClassDesc.of("java.lang.Long");
    static final ClassDesc SYSTEM = ClassDesc.of("java.lang.System");

    static final MethodTypeDesc CONSTRUCTOR =
            MethodTypeDesc.of(ConstantDescs.CD_void, SURROUNDINGS, MISTAKES);
    static final MethodTypeDesc EXPAND =
            MethodTypeDesc.of(ConstantDescs.CD_void, LONGS, LONGS, SINK);

    /** A part of an action's effects. */
    static final MethodTypeDesc EFFECTS = MethodTypeDesc.of(ConstantDescs.CD_void, LONGS);

    /** A part of a term. */
    static final MethodTypeDesc TERM = MethodTypeDesc.of(ConstantDescs.CD_long, LONGS);

    static final MethodTypeDesc STEP =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int, LONGS);
    static final MethodTypeDesc TELL_MISTAKE =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int, MISTAKE);
    static final MethodTypeDesc ARITHMETIC =
            MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_long, ConstantDescs.CD_long);
    static final MethodTypeDesc COMPARE =
            MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_long, ConstantDescs.CD_long);
    static final MethodTypeDesc INSIDE =
            MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_long, ConstantDescs.CD_int);
    static final MethodTypeDesc NO_ROOM =
            MethodTypeDesc.of(
                    ClassDesc.of("java.lang.RuntimeException"),
                    ConstantDescs.CD_long,
                    ConstantDescs.CD_int,
                    STEPS);
    static final MethodTypeDesc ARRAYCOPY =
            MethodTypeDesc.of(
                    ConstantDescs.CD_void,
                    ConstantDescs.CD_Object,
                    ConstantDescs.CD_int,
                    ConstantDescs.CD_Object,
                    ConstantDescs.CD_int,
                    ConstantDescs.CD_int);

    private Names() {}
}
