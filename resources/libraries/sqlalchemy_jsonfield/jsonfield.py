from sqlalchemy_jsonfield import *
